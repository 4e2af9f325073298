import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { MeetingDetails } from '#core/areas/meeting.ts';
import { putArea } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem, sentenceOf } from '../../../api/problem.ts';
import { DayField } from '../../../components/forms/DayField.tsx';
import { ErrorSummary } from '../../../components/forms/ErrorSummary.tsx';
import form from '../../../components/forms/Form.module.css';
import { Rows } from '../../../components/forms/Rows.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { notify } from '../../../components/toast.tsx';
import { saveMeeting } from '../api.ts';
import { readMeeting, type TypedMeeting } from './meetingForm.ts';

type Props = { slug: string; id: string | null; etag: string | null; start: TypedMeeting; today: string };

/** Decisions, actions and who came, without names of people. */
export function MeetingForm({ slug, id, etag, start, today }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(start);
  const [attempt, setAttempt] = useState(0);
  const set = (part: Partial<TypedMeeting>): void => setTyped({ ...typed, ...part });
  const problems = attempt > 0 ? readMeeting(typed).problems : [];
  const wrong = (field: string): string | null =>
    problems.find((problem) => problem.field === field)?.message ?? null;
  const back = id === null ? `/areas/${slug}` : `/areas/${slug}/meetings/${id}`;

  const saving = useMutation({
    mutationFn: (details: MeetingDetails) => saveMeeting(api, slug, { id, etag, details }),
    onSuccess(reply) {
      putArea(queries, reply);
      notify('Minutes saved as a draft. Somebody else publishes them.');
      navigate(back);
    },
  });
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setAttempt(attempt + 1);
    const { details } = readMeeting(typed);
    if (details) saving.mutate(details);
  };

  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      <ErrorSummary problems={problems} attempt={attempt} />
      {saving.error && (
        <Notice tone="error" announce="assertive">
          {asProblem(saving.error).code === 'conflict'
            ? 'Somebody changed these minutes while you were writing. Your words are still here: open the minutes in another window, bring in what changed, then load this page again.'
            : sentenceOf(asProblem(saving.error))}
        </Notice>
      )}
      <p className={form.hint}>
        Write roles and organisations, not names of people, and nothing about pupils.
      </p>
      <div className={form.pair}>
        <Field label="Title" validationMessage={wrong('title')}>
          <Input
            id="title"
            maxLength={120}
            value={typed.title}
            onChange={(_, { value }) => set({ title: value })}
          />
        </Field>
        <DayField
          id="heldOn"
          label="Held on"
          value={typed.heldOn || null}
          today={today}
          problem={wrong('heldOn')}
          onChange={(day) => set({ heldOn: day ?? '' })}
        />
      </div>
      <Field
        label="What was discussed (optional)"
        hint="You can use Markdown: **bold**, - lists, [links](https://…)."
        validationMessage={wrong('minutes')}
      >
        <Textarea
          id="minutes"
          rows={8}
          resize="vertical"
          maxLength={8000}
          value={typed.minutes}
          onChange={(_, { value }) => set({ minutes: value })}
        />
      </Field>
      <Field label="Decisions (optional)" hint="One a line." validationMessage={wrong('decisions')}>
        <Textarea
          id="decisions"
          rows={4}
          resize="vertical"
          value={typed.decisions}
          onChange={(_, { value }) => set({ decisions: value })}
        />
      </Field>
      <Rows
        title="Actions"
        one="action"
        rows={typed.actions}
        max={40}
        make={() => ({ what: '', who: 'Task-group lead', by: null, done: false })}
        onChange={(actions) => set({ actions })}
      >
        {(action, change, index) => (
          <>
            <Field
              label="What"
              className={form.wide ?? ''}
              validationMessage={wrong(`actions-${index}-what`)}
            >
              <Input
                id={`actions-${index}-what`}
                maxLength={300}
                value={action.what}
                onChange={(_, { value }) => change({ what: value })}
              />
            </Field>
            <Field label="Who, by role" validationMessage={wrong(`actions-${index}-who`)}>
              <Input
                id={`actions-${index}-who`}
                maxLength={100}
                value={action.who}
                onChange={(_, { value }) => change({ who: value })}
              />
            </Field>
            <DayField
              id={`actions-${index}-by`}
              label="By (optional)"
              value={action.by}
              today={today}
              onChange={(by) => change({ by })}
            />
            <Checkbox
              label="Done"
              checked={action.done}
              onChange={(_, { checked }) => change({ done: checked === true })}
            />
          </>
        )}
      </Rows>
      <div className={form.pair}>
        <Field label="How many people came (optional)" validationMessage={wrong('people')}>
          <Input
            id="people"
            inputMode="numeric"
            value={typed.people}
            onChange={(_, { value }) => set({ people: value })}
          />
        </Field>
        <Field label="From which organisations (optional)" hint="One a line.">
          <Textarea
            rows={3}
            resize="vertical"
            value={typed.organisations}
            onChange={(_, { value }) => set({ organisations: value })}
          />
        </Field>
      </div>
      <div className={form.bar}>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending}>
          Save as a draft
        </Button>
        <Button onClick={() => navigate(back)}>Leave without saving</Button>
      </div>
    </form>
  );
}
