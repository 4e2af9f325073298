import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { FeedRequest, FeedsReply } from '#core/contract/api.ts';
import { useApi } from '../../../api/context.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { notify } from '../../../components/toast.tsx';
import { saveFeed } from './api.ts';
import styles from './FeedsPage.module.css';

const empty: FeedRequest = { name: '', url: '', area: null, enabled: true };

const problemsOf = ({ name, url }: FeedRequest): { name?: string; url?: string } => ({
  ...(name.trim() === '' && { name: 'Enter a name.' }),
  ...(url.trim() === '' && { url: 'Enter the address of the calendar.' }),
});

/** Adds a calendar by its address. The service looks at the address again. */
export function AddFeed({ areas }: { areas: FeedsReply['areas'] }) {
  const api = useApi();
  const queries = useQueryClient();
  const [feed, setFeed] = useState(empty);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const problems = tried ? problemsOf(feed) : {};
  const adding = useMutation({
    mutationFn: () => saveFeed(api, { ...feed, name: feed.name.trim(), url: feed.url.trim() }),
    onSuccess(reply) {
      queries.setQueryData(['feeds'], reply);
      notify('Calendar added. It is being read now.');
      setFeed(empty);
      setTried(false);
    },
  });

  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setTried(true);
    const [first] = Object.keys(problemsOf(feed));
    if (first) form.current?.querySelector<HTMLInputElement>(`input[name=${first}]`)?.focus();
    else adding.mutate();
  };

  return (
    <section aria-labelledby="add">
      <h2 id="add" className={styles.title}>
        Add a calendar
      </h2>
      <form ref={form} className={styles.form} noValidate onSubmit={handleSubmit}>
        <FailureNotice error={adding.error} />
        <Field
          label="Address"
          hint="The ICS link of a public calendar, such as https://… or webcal://…"
          validationMessage={problems.url ?? null}
        >
          <Input
            name="url"
            type="url"
            autoComplete="off"
            value={feed.url}
            onChange={(_, { value }) => setFeed({ ...feed, url: value })}
          />
        </Field>
        <Field label="Name" validationMessage={problems.name ?? null}>
          <Input
            name="name"
            autoComplete="off"
            maxLength={100}
            value={feed.name}
            onChange={(_, { value }) => setFeed({ ...feed, name: value })}
          />
        </Field>
        <Field label="Priority area of its events (optional)">
          <Select
            value={feed.area ?? ''}
            onChange={(_, { value }) => setFeed({ ...feed, area: value === '' ? null : value })}
          >
            <option value="">None</option>
            {areas.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" appearance="primary" disabledFocusable={adding.isPending}>
          Add calendar
        </Button>
      </form>
    </section>
  );
}
