import { Button } from '@fluentui/react-components';
import { type ReactNode, useRef } from 'react';
import styles from './Rows.module.css';

type Props<T> = {
  /** What all of them are: `Leads`. */
  title: string;
  /** What one is: `lead`. */
  one: string;
  rows: readonly T[];
  max: number;
  /** A new, empty one. */
  make: () => T;
  onChange: (rows: T[]) => void;
  children: (row: T, set: (part: Partial<T>) => void, index: number) => ReactNode;
};

/** A list of small forms: add one, remove one, move one up. */
export function Rows<T>({ title, one, rows, max, make, onChange, children }: Props<T>) {
  const legend = useRef<HTMLLegendElement>(null);
  const replaced = (index: number, row: T): T[] => rows.map((each, at) => (at === index ? row : each));
  const moveUp = (index: number): void => {
    const next = [...rows];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index - 1, 0, moved);
    onChange(next);
  };
  return (
    <fieldset className={styles.rows}>
      <legend ref={legend} tabIndex={-1} className={styles.title}>
        {title}
      </legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields hold no state of their own
        <fieldset key={index} className={styles.row}>
          <legend className="visually-hidden">{`${title} ${index + 1}`}</legend>
          {children(row, (part) => onChange(replaced(index, { ...row, ...part })), index)}
          <div className={styles.bar}>
            {index > 0 && (
              <Button size="small" onClick={() => moveUp(index)} aria-label={`Move up, ${one} ${index + 1}`}>
                Move up
              </Button>
            )}
            <Button
              size="small"
              aria-label={`Remove, ${one} ${index + 1}`}
              onClick={() => {
                onChange(rows.filter((_, at) => at !== index));
                legend.current?.focus();
              }}
            >
              Remove
            </Button>
          </div>
        </fieldset>
      ))}
      {rows.length < max && (
        <Button className={styles.add ?? ''} onClick={() => onChange([...rows, make()])}>
          Add {/^[aeiou]/.test(one) ? 'an' : 'a'} {one}
        </Button>
      )}
    </fieldset>
  );
}
