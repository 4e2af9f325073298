import { Button, Field, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { IssueSummary } from '#core/contract/digests.ts';
import type { Instant } from '#core/events/event.ts';
import { addDays, mondayOf } from '#core/time/days.ts';
import { longDay } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { useApi } from '../../../api/context.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { beginIssue } from '../api.ts';
import { putIssue } from '../cache.ts';
import styles from './DigestsPage.module.css';

const weeksAhead = 6;

/** Begins an issue for one of the next weeks. */
export function StartIssue({ now, issues }: { now: Instant; issues: readonly IssueSummary[] }) {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const first = addDays(mondayOf(dayOf(now, ukZone)), 7);
  const weeks = Array.from({ length: weeksAhead }, (_, index) => addDays(first, 7 * index));
  const taken = new Set(issues.map(({ week }) => week));
  const [week, setWeek] = useState(weeks.find((each) => !taken.has(each)) ?? first);
  const beginning = useMutation({
    mutationFn: () => beginIssue(api, week),
    onSuccess(reply) {
      putIssue(queries, reply);
      navigate(`/manage/digests/${reply.issue.id}`);
    },
  });
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    beginning.mutate();
  };
  return (
    <section aria-labelledby="start">
      <h2 id="start">Start an issue</h2>
      <FailureNotice error={beginning.error} />
      <form className={styles.start} onSubmit={handleSubmit}>
        <Field label="Week starting">
          <Select value={week} onChange={(_, { value }) => setWeek(value)}>
            {weeks.map((each) => (
              <option key={each} value={each}>
                {longDay(each)}
                {taken.has(each) ? ' (has an issue)' : ''}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" appearance="primary" disabledFocusable={beginning.isPending}>
          Start an issue
        </Button>
      </form>
    </section>
  );
}
