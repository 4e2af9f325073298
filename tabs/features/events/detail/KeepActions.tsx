import { Button } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons/svg/calendar-add';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { useMutation } from '@tanstack/react-query';
import type { EventDetailView } from '#core/contract/api.ts';
import { useApi } from '../../../api/context.ts';
import { copyText } from '../../../components/copyText.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { saveFile } from '../../../components/saveFile.ts';
import { notify } from '../../../components/toast.tsx';
import { calendarFile } from '../api.ts';
import styles from './EventBody.module.css';

/** Taking an event along: into a calendar, or as a link for somebody else. */
export function KeepActions({ event, complete }: { event: EventDetailView; complete: boolean }) {
  const api = useApi();
  const saving = useMutation({
    mutationFn: () => calendarFile(api, event.id),
    onSuccess(file) {
      saveFile(file, `${fileName(event.title)}.ics`);
      notify('Calendar file saved. Open it to add the event.');
    },
  });
  const copying = useMutation({
    mutationFn: () => copyText(event.shareUrl),
    onSuccess: () => notify('Link copied.'),
  });
  return (
    <div className={styles.keep}>
      {event.state !== 'cancelled' && (
        <Button
          icon={<CalendarAddRegular />}
          disabledFocusable={saving.isPending}
          onClick={() => saving.mutate()}
        >
          Add to my calendar
        </Button>
      )}
      <Button icon={<LinkRegular />} disabledFocusable={!complete} onClick={() => copying.mutate()}>
        Copy link
      </Button>
      <FailureNotice error={saving.error} />
      {copying.error && (
        <Notice tone="warning" announce="polite">
          The link could not be copied. Here it is: {event.shareUrl}
        </Notice>
      )}
    </div>
  );
}

/** A title as a file name: letters and digits of any language, words joined by hyphens. */
const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'event';
