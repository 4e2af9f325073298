import { Button, Field, Input } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { useMutation } from '@tanstack/react-query';
import { webcalLink } from '#core/contract/links.ts';
import { copyText } from '../../../components/copyText.ts';
import { Notice } from '../../../components/Notice.tsx';
import { notify } from '../../../components/toast.tsx';
import styles from './SubscribePage.module.css';

/** The address of one calendar: to copy, or to open where a program for calendars is installed. */
export function CalendarLink({ url, what }: { url: string; what: string }) {
  const copying = useMutation({ mutationFn: () => copyText(url), onSuccess: () => notify('Link copied.') });
  return (
    <div className={styles.link}>
      <Field label={`Link to ${what}`}>
        <Input readOnly value={url} onFocus={({ target }) => target.select()} />
      </Field>
      <div className={styles.bar}>
        <Button icon={<LinkRegular />} aria-label={`Copy link to ${what}`} onClick={() => copying.mutate()}>
          Copy link
        </Button>
        <Button
          as="a"
          href={webcalLink(url)}
          target="_blank"
          rel="noreferrer"
          aria-label={`Open in a calendar app, ${what}`}
        >
          Open in a calendar app
        </Button>
      </div>
      {copying.error && (
        <Notice tone="warning" announce="polite">
          The link could not be copied. Select it above and copy it by hand.
        </Notice>
      )}
    </div>
  );
}
