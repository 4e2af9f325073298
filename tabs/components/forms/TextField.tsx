import { Field, Input, type InputProps } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import form from './Form.module.css';

type Props = {
  id: string;
  label: string;
  value: string;
  /** Characters that the service takes. */
  most: number;
  hint?: ReactNode;
  problem?: string | null;
  /** As wide as the form, where others stand side by side. */
  wide?: boolean;
  type?: InputProps['type'];
  placeholder?: string;
  onChange: (value: string) => void;
};

/** One line of text. */
export function TextField({
  id,
  label,
  value,
  most,
  hint,
  problem,
  wide,
  type,
  placeholder,
  onChange,
}: Props) {
  return (
    <Field
      label={label}
      {...(hint !== undefined && { hint: <>{hint}</> })}
      {...(wide && { className: form.wide ?? '' })}
      validationMessage={problem ?? null}
    >
      <Input
        id={id}
        autoComplete="off"
        maxLength={most}
        {...(type && { type })}
        {...(placeholder && { placeholder })}
        value={value}
        onChange={(_, { value: typed }) => onChange(typed)}
      />
    </Field>
  );
}
