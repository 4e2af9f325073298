import { Field, Textarea } from '@fluentui/react-components';

type Props = {
  value: string;
  /** Characters that the service takes. */
  most: number;
  problem: string | null;
  onChange: (value: string) => void;
};

/** What was wrong with what is put right, for those who read it before. Its id is `reason`. */
export function ReasonField({ value, most, problem, onChange }: Props) {
  return (
    <Field
      label="What was wrong, in a sentence for readers"
      hint="For example: The start time is 4pm, not 3pm."
      validationMessage={problem}
    >
      <Textarea
        id="reason"
        rows={2}
        maxLength={most}
        value={value}
        onChange={(_, { value: typed }) => onChange(typed)}
      />
    </Field>
  );
}
