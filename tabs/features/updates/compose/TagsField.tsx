import { Button, Field, Input } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import styles from './TagsField.module.css';

const most = 8;
const longest = 30;

type Props = { tags: string[]; onChange: (tags: string[]) => void };

/** Words under which an update is found again. */
export function TagsField({ tags, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const full = tags.length >= most;
  const add = (): void => {
    const wanted = typed
      .split(',')
      .map((tag) => tag.trim().slice(0, longest))
      .filter((tag) => tag !== '' && !tags.some((each) => each.toLowerCase() === tag.toLowerCase()));
    if (wanted.length > 0) onChange([...tags, ...new Set(wanted)].slice(0, most));
    setTyped('');
  };
  return (
    <div className={styles.tags}>
      <Field
        label="Tags (optional)"
        hint={full ? `${most} tags are the most.` : 'For example, writing. At most 8.'}
      >
        <div className={styles.line}>
          <Input
            id="tags"
            aria-label="Tags (optional)"
            autoComplete="off"
            disabled={full}
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
            onKeyDown={(press) => {
              if (press.key !== 'Enter' && press.key !== ',') return;
              press.preventDefault();
              add();
            }}
            onBlur={add}
          />
          <Button disabledFocusable={full} onClick={add}>
            Add tag
          </Button>
        </div>
      </Field>
      {tags.length > 0 && (
        <ul className={styles.chosen} aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag}>
              <Button
                size="small"
                shape="circular"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={`Remove tag ${tag}`}
                onClick={() => {
                  onChange(tags.filter((each) => each !== tag));
                  document.getElementById('tags')?.focus();
                }}
              >
                {tag}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
