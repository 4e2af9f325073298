import { Button, Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { PreviewReply } from '#core/contract/digests.ts';
import { useApi } from '../../../api/context.ts';
import { atWords } from '../../../components/drafts/atWords.ts';
import { Notice } from '../../../components/Notice.tsx';
import { PageLink } from '../../../components/PageLink.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { previewQuery } from '../api.ts';
import { stepAddress } from '../issue/steps.ts';
import type { Work } from '../issue/work.ts';
import { MailFrame } from './MailFrame.tsx';
import styles from './PreviewStep.module.css';

const CardView = lazy(() => import('./CardView.tsx'));

const forms = {
  light: 'Teams card, light',
  dark: 'Teams card, dark',
  mail: 'E-mail',
  text: 'Plain text',
};
type Form = keyof typeof forms;

/** Step 2: exactly what a reader would get, as an invented reader or oneself. */
export function PreviewStep({ work }: { work: Work }) {
  const { issue, take, busy, now } = work;
  const [as, setAs] = useState(issue.personas[0]?.id ?? 'me');
  const [form, setForm] = useState<Form>('light');
  const query = useQuery(previewQuery(useApi(), { id: issue.id, etag: issue.etag, as }));
  const { message, persona } = query.data ?? {};
  return (
    <div className={styles.step}>
      <div className={styles.choices}>
        <Field label="View as">
          <Select value={as} onChange={(_, { value }) => setAs(value)}>
            {issue.personas.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Shown as">
          <Select
            value={form}
            onChange={(_, { value }) => {
              const chosen = (Object.keys(forms) as Form[]).find((each) => each === value);
              if (chosen) setForm(chosen);
            }}
          >
            {Object.entries(forms).map(([each, name]) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <QueryNotice query={query} />
      {message ? (
        <Shown form={form} message={message} />
      ) : message === null ? (
        <Notice tone="info" announce="polite">
          Nothing in this issue is for “{persona?.name}”. They get no message.
        </Notice>
      ) : (
        !query.isError && <Skeleton what="the preview" rows={6} />
      )}
      {issue.may.test && (
        <p className={styles.tested}>
          {issue.testedAt === null
            ? 'Before it can be approved, send it to yourself once and look at it.'
            : `Somebody sent it to themselves at ${atWords(issue.testedAt, now)}.`}
        </p>
      )}
      <div className={styles.bar}>
        {issue.may.test && (
          <Button
            disabledFocusable={busy}
            onClick={() => take({ step: 'test' }, 'Sent to you. Its subject begins with “[Test]”.')}
          >
            Send a test to me
          </Button>
        )}
        <PageLink to={stepAddress(issue.id, 'approve')} primary>
          Next: Approve
        </PageLink>
      </div>
    </div>
  );
}

type Message = NonNullable<PreviewReply['message']>;

function Shown({ form, message: { card, mail, summary } }: { form: Form; message: Message }) {
  if (form === 'mail') return <MailFrame subject={mail.subject} html={mail.html} />;
  if (form === 'text')
    return (
      <section aria-label="Plain text" className={styles.paper}>
        <p className={styles.subject}>Subject: {mail.subject}</p>
        <p className={styles.text}>{mail.text}</p>
      </section>
    );
  return (
    <section aria-label={forms[form]}>
      <p className={styles.subject}>Notification: {summary}</p>
      <Suspense fallback={<Skeleton what="the card" rows={6} />}>
        <CardView card={card} look={form} />
      </Suspense>
    </section>
  );
}
