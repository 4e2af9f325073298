import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { DigestItem } from '#core/digests/issue.ts';
import { announce } from '../../../components/announce.tsx';
import styles from './ChooseStep.module.css';
import { concernWords } from './ItemLine.tsx';

type Props = {
  item: DigestItem;
  place: { index: number; of: number };
  onChange: (part: Partial<DigestItem>) => void;
  onMove: (to: number) => void;
};

/** One item: whether it goes out, where it stands, and what it says. */
export function ItemEditor({ item, place: { index, of }, onChange, onMove }: Props) {
  const [open, setOpen] = useState(false);
  // Without a title an item is none: until it has one again, the one it had stays.
  const [title, setTitle] = useState(item.title);
  const about = useId();
  const move = (to: number): void => {
    if (to < 0 || to >= of) return;
    onMove(to);
    announce(`Moved to position ${to + 1} of ${of}.`);
  };
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <Checkbox
          className={styles.box ?? ''}
          label={item.title}
          aria-describedby={about}
          checked={item.included}
          onChange={(_, { checked }) => onChange({ included: checked === true })}
        />
        <div id={about} className={styles.about}>
          {item.line && <p>{item.line}</p>}
          <p className={styles.concern}>{concernWords(item)}</p>
        </div>
      </div>
      <div className={styles.bar}>
        <Button
          size="small"
          disabledFocusable={index === 0}
          aria-label={`Move up, ${item.title}`}
          onClick={() => move(index - 1)}
        >
          Move up
        </Button>
        <Button
          size="small"
          disabledFocusable={index === of - 1}
          aria-label={`Move down, ${item.title}`}
          onClick={() => move(index + 1)}
        >
          Move down
        </Button>
        <Button
          size="small"
          aria-expanded={open}
          aria-label={`Edit, ${item.title}`}
          onClick={() => {
            setTitle(item.title);
            setOpen(!open);
          }}
        >
          Edit
        </Button>
      </div>
      {open && (
        <div className={styles.fields}>
          <Field label="Title" validationMessage={title.trim() === '' ? 'Enter a title.' : null}>
            <Input
              maxLength={120}
              autoFocus
              value={title}
              onChange={(_, { value }) => {
                setTitle(value);
                if (value.trim() !== '') onChange({ title: value });
              }}
            />
          </Field>
          <Field label="Line under it (optional)" hint={`${item.line.length} of 240 characters`}>
            <Textarea
              rows={2}
              maxLength={240}
              value={item.line}
              onChange={(_, { value }) => onChange({ line: value })}
            />
          </Field>
        </div>
      )}
    </li>
  );
}
