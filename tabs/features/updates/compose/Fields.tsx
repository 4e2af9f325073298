import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Instant } from '#core/events/event.ts';
import { phaseNames } from '#core/events/names.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import { useApi } from '../../../api/context.ts';
import { deskQuery } from '../../../api/updates.ts';
import { AreaSelect } from '../../../components/areas/AreaSelect.tsx';
import type { FieldProblem } from '../../../components/forms/ErrorSummary.tsx';
import form from '../../../components/forms/Form.module.css';
import { audienceNames } from '../words.ts';
import { AskFields } from './AskFields.tsx';
import { AttachmentFields } from './AttachmentFields.tsx';
import { CheckboxGroup } from './CheckboxGroup.tsx';
import { MarkdownField } from './MarkdownField.tsx';
import { TagsField } from './TagsField.tsx';
import { WhenFields } from './WhenFields.tsx';

const mostHeadline = 80;
const mostHappened = 6000;
const mostNext = 3000;

type Props = {
  details: UpdateDetails;
  now: Instant;
  problems: readonly FieldProblem[];
  /** A published update stays in its area. */
  fixedArea?: boolean;
  onChange: (part: Partial<UpdateDetails>) => void;
};

/** The five parts of an update and what goes with them. */
export function Fields({ details, now, problems, fixedArea = false, onChange }: Props) {
  const areas = useQuery({ ...deskQuery(useApi()), enabled: !fixedArea }).data?.areas ?? [];
  const wrong = (field: string): string | null =>
    problems.find((problem) => problem.field === field)?.message ?? null;
  return (
    <div className={form.form}>
      {!fixedArea && (
        <AreaSelect
          value={details.area}
          areas={areas}
          problem={wrong('area')}
          onChange={(area) => onChange({ area })}
        />
      )}
      <Field
        label="Headline"
        hint={`What is new, in one line. ${details.headline.length}/${mostHeadline}`}
        validationMessage={wrong('headline')}
      >
        <Input
          id="headline"
          autoComplete="off"
          maxLength={mostHeadline}
          value={details.headline}
          onChange={(_, { value }) => onChange({ headline: value })}
        />
      </Field>
      <MarkdownField
        id="happened"
        label="What has happened"
        rows={8}
        most={mostHappened}
        value={details.happened}
        problem={wrong('happened')}
        onChange={(happened) => onChange({ happened })}
      />
      <MarkdownField
        id="next"
        label="What comes next"
        rows={4}
        most={mostNext}
        value={details.next}
        problem={wrong('next')}
        onChange={(next) => onChange({ next })}
      />
      <AskFields ask={details.ask} now={now} wrong={wrong} onChange={(ask) => onChange({ ask })} />
      <CheckboxGroup
        legend="Who it concerns"
        hint="None means every phase."
        names={phaseNames}
        chosen={details.phases}
        onChange={(phases) => onChange({ phases })}
      />
      <CheckboxGroup
        legend="Share with"
        hint="Readers are asked to pass it on to them."
        names={audienceNames}
        chosen={details.shareWith}
        onChange={(shareWith) => onChange({ shareWith })}
      />
      <TagsField tags={details.tags} onChange={(tags) => onChange({ tags })} />
      <AttachmentFields
        attachments={details.attachments}
        wrong={wrong}
        onChange={(attachments) => onChange({ attachments })}
      />
      <Checkbox
        label="Ask people to confirm that they have read it"
        checked={details.confirm}
        onChange={(_, { checked }) => onChange({ confirm: checked === true })}
      />
      <WhenFields
        urgency={details.urgency}
        problem={wrong('urgency')}
        onChange={(urgency) => onChange({ urgency })}
      />
      <p className={form.hint}>Everybody who can open this app can read it. Write nothing about pupils.</p>
    </div>
  );
}
