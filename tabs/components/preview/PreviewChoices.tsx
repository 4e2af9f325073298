import { Field, Select } from '@fluentui/react-components';
import { colours, type Shown, widths } from './looks.ts';
import styles from './PreviewChoices.module.css';

type Props<Form extends string> = {
  forms: Record<Form, string>;
  shown: Shown<Form>;
  onChange: (shown: Shown<Form>) => void;
};

/** In which form, in which colours and how wide a preview is shown. */
export function PreviewChoices<Form extends string>({ forms, shown, onChange }: Props<Form>) {
  return (
    <div className={styles.choices}>
      <Choice
        label="Shown as"
        names={forms}
        value={shown.form}
        onChange={(form) => onChange({ ...shown, form })}
      />
      <Choice
        label="Colours"
        names={colours}
        value={shown.colours}
        onChange={(chosen) => onChange({ ...shown, colours: chosen })}
      />
      <Choice
        label="Width"
        names={widths}
        value={shown.width}
        onChange={(width) => onChange({ ...shown, width })}
      />
    </div>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  names: Record<T, string>;
  value: T;
  onChange: (value: T) => void;
};

function Choice<T extends string>({ label, names, value, onChange }: ChoiceProps<T>) {
  const all = Object.keys(names) as T[];
  return (
    <Field label={label}>
      <Select
        value={value}
        onChange={(_, { value: chosen }) => onChange(all.find((each) => each === chosen) ?? value)}
      >
        {all.map((each) => (
          <option key={each} value={each}>
            {names[each]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
