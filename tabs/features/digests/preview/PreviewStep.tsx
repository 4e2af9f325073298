import { Button, Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../api/context.ts';
import bar from '../../../components/Bar.module.css';
import { atWords } from '../../../components/drafts/atWords.ts';
import { Notice } from '../../../components/Notice.tsx';
import { PageLink } from '../../../components/PageLink.tsx';
import { FindPerson } from '../../../components/people/FindPerson.tsx';
import { type MessageForm, messageForms, type Shown } from '../../../components/preview/looks.ts';
import { MessageView } from '../../../components/preview/MessageView.tsx';
import choices from '../../../components/preview/PreviewChoices.module.css';
import { PreviewChoices } from '../../../components/preview/PreviewChoices.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { previewQuery } from '../api.ts';
import { stepAddress } from '../issue/steps.ts';
import type { Work } from '../issue/work.ts';
import styles from './PreviewStep.module.css';

/** Step 2: exactly what a reader would get: an invented one, oneself, or somebody by name. */
export function PreviewStep({ work }: { work: Work }) {
  const { issue, take, busy, now, me } = work;
  const [as, setAs] = useState(issue.personas[0]?.id ?? 'me');
  const [person, setPerson] = useState<{ key: string; name: string } | null>(null);
  const [shown, setShown] = useState<Shown<MessageForm>>({ form: 'card', colours: 'own', width: 'full' });
  const query = useQuery(previewQuery(useApi(), { id: issue.id, etag: issue.etag, as }));
  const { message, persona, how } = query.data ?? {};
  return (
    <div className={styles.step}>
      <div className={choices.choices}>
        <Field label="View as">
          <Select value={as} onChange={(_, { value }) => setAs(value)}>
            {issue.personas.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {person && <option value={person.key}>{person.name}</option>}
          </Select>
        </Field>
        {me.roles.includes('editor') && (
          <FindPerson
            label="Or as somebody by name"
            onChoose={(chosen) => {
              setPerson(chosen);
              setAs(chosen.key);
            }}
          />
        )}
      </div>
      <PreviewChoices forms={messageForms} shown={shown} onChange={setShown} />
      <QueryNotice query={query} />
      {how && (
        <p className={styles.tested} role="status">
          {persona?.name}: {how}
        </p>
      )}
      {message && <MessageView message={message} shown={shown} />}
      {message === null && !how && (
        <Notice tone="info" announce="polite">
          Nothing in this issue is for “{persona?.name}”. They get no message.
        </Notice>
      )}
      {message === undefined && !query.isError && <Skeleton what="the preview" rows={6} />}
      {issue.may.test && (
        <p className={styles.tested}>
          {issue.testedAt === null
            ? 'Before it can be approved, send it to yourself once and look at it.'
            : `Somebody sent it to themselves at ${atWords(issue.testedAt, now)}.`}
        </p>
      )}
      <div className={bar.bar}>
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
