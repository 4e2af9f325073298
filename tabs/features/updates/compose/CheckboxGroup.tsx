import { Checkbox } from '@fluentui/react-components';
import { useId } from 'react';
import styles from './CheckboxGroup.module.css';

type Props<T extends string> = {
  legend: string;
  hint: string;
  names: Record<T, string>;
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
};

/** Several of a few. What is chosen stands in the order of the names, whichever was ticked first. */
export function CheckboxGroup<T extends string>({ legend, hint, names, chosen, onChange }: Props<T>) {
  const hintId = useId();
  const all = Object.keys(names) as T[];
  return (
    <fieldset className={styles.group} aria-describedby={hintId}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.boxes}>
        {all.map((name) => (
          <Checkbox
            key={name}
            label={names[name]}
            checked={chosen.includes(name)}
            onChange={(_, { checked }) =>
              onChange(all.filter((each) => (each === name ? checked === true : chosen.includes(each))))
            }
          />
        ))}
      </div>
      <p id={hintId} className={styles.hint}>
        {hint}
      </p>
    </fieldset>
  );
}
