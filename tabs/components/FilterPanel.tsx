import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useId, useState } from 'react';
import styles from './FilterPanel.module.css';

/** One filter with several values, or none. */
export type Choice = {
  name: string;
  label: string;
  /** What stands there while nothing is chosen. */
  every: string;
  options: readonly (readonly [value: string, label: string])[];
  value: string | null;
};

/** One filter that is on or off. */
export type Toggle = { name: string; label: string; on: boolean };

type Props = {
  /** The name of the region: `Filter events`. */
  label: string;
  choices: readonly Choice[];
  toggles: readonly Toggle[];
  /** What the button says that closes the panel on a telephone: `Show 9 events`. */
  result: string;
  onChoose: (name: string, value: string | null) => void;
  onToggle: (name: string, on: boolean) => void;
};

/** Narrows a list. Choices apply at once, and each can be taken away again. */
export function FilterPanel({ label, choices, toggles, result, onChoose, onToggle }: Props) {
  const [open, setOpen] = useState(false);
  const panel = useId();
  const chosen = [
    ...choices.flatMap(({ name, options, value }) => {
      const known = options.find(([option]) => option === value);
      return known ? [{ name, label: known[1], onRemove: () => onChoose(name, null) }] : [];
    }),
    ...toggles
      .filter(({ on }) => on)
      .map(({ name, label }) => ({ name, label, onRemove: () => onToggle(name, false) })),
  ];

  return (
    <search className={styles.filters} aria-label={label}>
      <Button
        className={styles.toggle}
        icon={<FilterRegular />}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        {chosen.length > 0 ? `Filters (${chosen.length})` : 'Filters'}
      </Button>
      <div className={styles.panel} id={panel} data-open={open}>
        {choices.map(({ name, label, every, options, value }) => (
          <Field key={name} label={label} size="small" className={styles.field}>
            <Select
              value={value ?? ''}
              onChange={(_, { value }) => onChoose(name, value === '' ? null : value)}
            >
              <option value="">{every}</option>
              {options.map(([option, text]) => (
                <option key={option} value={option}>
                  {text}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        {toggles.map(({ name, label, on }) => (
          <Checkbox
            key={name}
            label={label}
            checked={on}
            onChange={(_, { checked }) => onToggle(name, checked === true)}
          />
        ))}
        <Button className={styles.done} appearance="primary" onClick={() => setOpen(false)}>
          {result}
        </Button>
      </div>
      {chosen.length > 0 && (
        <ul className={styles.tags} aria-label="Chosen filters">
          {chosen.map(({ name, label, onRemove }) => (
            <li key={name}>
              <Button
                size="small"
                shape="circular"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={`Remove filter ${label}`}
                onClick={onRemove}
              >
                {label}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
