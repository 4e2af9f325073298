import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Me } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { DraftStanding } from '../../../components/drafts/DraftStanding.tsx';
import { HeldActions } from '../../../components/drafts/HeldActions.tsx';
import { SavedNote } from '../../../components/drafts/SavedNote.tsx';
import { DayField } from '../../../components/forms/DayField.tsx';
import { ErrorSummary } from '../../../components/forms/ErrorSummary.tsx';
import form from '../../../components/forms/Form.module.css';
import { Rows } from '../../../components/forms/Rows.tsx';
import { TextField } from '../../../components/forms/TextField.tsx';
import { useAttempt } from '../../../components/forms/useAttempt.ts';
import { notify } from '../../../components/toast.tsx';
import { readMeeting, type TypedMeeting } from './meetingForm.ts';
import { meetingWords, type WrittenMeeting } from './meetingShape.ts';
import { useMinutes } from './useMinutes.ts';

type Props = {
  slug: string;
  id: string | null;
  start: WrittenMeeting;
  me: Me;
  now: Instant;
};

/** Decisions, actions and who came, without names of people. */
export function MeetingForm({ slug, id, start, me, now }: Props) {
  const [, navigate] = useLocation();
  const today = dayOf(now, ukZone);
  const { shape, draft, keeper } = useMinutes({ slug, id, start, me });
  const typed = draft.details;
  const set = (part: Partial<TypedMeeting>): void => keeper.edit(part);
  const back = id === null ? `/areas/${slug}` : `/areas/${slug}/meetings/${id}`;
  const isNew = start.etag === '';

  const saving = useMutation({
    mutationFn: () => keeper.flush(),
    onSuccess(saved) {
      if (!saved) return;
      notify(
        start.state === 'published'
          ? 'Minutes saved.'
          : 'Minutes saved as a draft. Somebody else publishes them.',
      );
      navigate(back);
    },
  });
  const { attempt, problems, wrong, handleSubmit } = useAttempt(readMeeting(typed).problems, () =>
    saving.mutate(),
  );

  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <DraftStanding draft={draft} keeper={keeper} shape={shape} words={meetingWords} what="these minutes" />
      <p className={form.hint}>
        Write roles and organisations, not names of people, and nothing about pupils.
      </p>
      <div className={form.pair}>
        <TextField
          id="title"
          label="Title"
          most={120}
          value={typed.title}
          problem={wrong('title')}
          onChange={(title) => set({ title })}
        />
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
            <TextField
              id={`actions-${index}-what`}
              label="What"
              most={300}
              wide
              value={action.what}
              problem={wrong(`actions-${index}-what`)}
              onChange={(what) => change({ what })}
            />
            <TextField
              id={`actions-${index}-who`}
              label="Who, by role"
              most={100}
              value={action.who}
              problem={wrong(`actions-${index}-who`)}
              onChange={(who) => change({ who })}
            />
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
      <div className={`${form.bar} ${form.standing}`}>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending}>
          {isNew ? 'Save as a draft' : draft.held ? 'Save' : 'Done'}
        </Button>
        {draft.held && <HeldActions draft={draft} keeper={keeper} back={back} />}
        <SavedNote draft={draft} now={now} />
      </div>
    </form>
  );
}
