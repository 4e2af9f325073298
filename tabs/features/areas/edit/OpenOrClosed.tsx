import { Checkbox, Field, Input } from '@fluentui/react-components';
import type { Area } from '#core/areas/area.ts';
import form from '../../../components/forms/Form.module.css';
import { yearWords } from '../years.ts';
import styles from './OpenOrClosed.module.css';

type Props = {
  area: Area;
  /** The school year it is now. */
  year: string;
  wrong: (field: string) => string | null;
  onChange: (part: Partial<Area>) => void;
};

/** Since when the area is worked on, and whether it still is. Closing hides nothing that it did. */
export function OpenOrClosed({ area, year, wrong, onChange }: Props) {
  return (
    <div className={form.pair}>
      <Field label="Worked on since" hint="For example, 2026-27." validationMessage={wrong('opened')}>
        <Input
          id="opened"
          maxLength={7}
          value={area.opened}
          onChange={(_, { value }) => onChange({ opened: value })}
        />
      </Field>
      <Checkbox
        className={styles.close}
        label={
          area.closed
            ? `Closed after ${yearWords(area.closed)}. Its history stays.`
            : `Close it after ${yearWords(year)}. Its history stays.`
        }
        checked={area.closed !== null}
        onChange={(_, { checked }) => onChange({ closed: checked === true ? year : null })}
      />
    </div>
  );
}
