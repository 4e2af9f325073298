import { Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import type { UpdateDetails } from '#core/updates/update.ts';
import { urgencyNames } from '../words.ts';

type Urgency = UpdateDetails['urgency'];
type Props = { urgency: Urgency; problem: string | null; onChange: (urgency: Urgency) => void };

/** When it reaches people: with the next digest, or on its own for a reason that cannot wait. */
export function WhenFields({ urgency, problem, onChange }: Props) {
  return (
    <>
      <Field label="When it goes out">
        <RadioGroup
          value={urgency === null ? 'digest' : 'now'}
          onChange={(_, { value }) => onChange(value === 'digest' ? null : 'deadline')}
        >
          <Radio value="digest" label="With the next digest" />
          <Radio value="now" label="On its own, as soon as it is published" />
        </RadioGroup>
      </Field>
      {urgency !== null && (
        <Field label="Why it cannot wait" validationMessage={problem}>
          <Select
            id="urgency"
            value={urgency}
            onChange={(_, { value }) => {
              const reason = (Object.keys(urgencyNames) as NonNullable<Urgency>[]).find(
                (each) => each === value,
              );
              if (reason) onChange(reason);
            }}
          >
            {Object.entries(urgencyNames).map(([reason, name]) => (
              <option key={reason} value={reason}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
