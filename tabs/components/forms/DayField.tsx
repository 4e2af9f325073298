import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Day } from '#core/time/days.ts';
import { longDay, plainDay } from '#core/time/wording.ts';
import { readDay } from './typedMoment.ts';

type Props = {
  id: string;
  label: string;
  value: Day | null;
  /** The day it is, from which `tomorrow` and days without a year are counted. */
  today: Day;
  problem?: string | null;
  /** Null when the field is empty or says no day. */
  onChange: (day: Day | null) => void;
};

/** A day, typed in any of the ways in which people in Britain write one, and said back in full. */
export function DayField({ id, label, value, today, problem = null, onChange }: Props) {
  const [text, setText] = useState(value === null ? '' : plainDay(value));
  const [told, setTold] = useState(value);
  if (value !== told) {
    setTold(value);
    if (value !== null) setText(plainDay(value));
  }
  const unread = text.trim() !== '' && value === null;
  return (
    <Field
      label={label}
      hint={value === null ? 'For example, 27 November 2026 or 27/11/2026' : longDay(value)}
      validationMessage={unread ? 'Enter a day such as 27 November 2026.' : problem}
    >
      <Input
        id={id}
        autoComplete="off"
        value={text}
        onChange={(_, { value: typed }) => {
          const day = readDay(typed, today);
          setText(typed);
          setTold(day);
          if (day !== value) onChange(day);
        }}
      />
    </Field>
  );
}
