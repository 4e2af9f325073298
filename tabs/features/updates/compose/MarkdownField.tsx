import { Button, Field, Textarea } from '@fluentui/react-components';
import { figure } from '../../../components/counted.ts';
import styles from './MarkdownField.module.css';
import { type Mark, marked } from './marking.ts';

type Props = {
  id: string;
  label: string;
  rows: number;
  /** Characters that the service takes. */
  most: number;
  value: string;
  problem: string | null;
  onChange: (value: string) => void;
};

const marks: { mark: Mark; label: string }[] = [
  { mark: 'bold', label: 'Bold' },
  { mark: 'list', label: 'List' },
  { mark: 'link', label: 'Link' },
];

/** A text in Markdown, with buttons for those who do not know its signs. */
export function MarkdownField({ id, label, rows, most, value, problem, onChange }: Props) {
  const put = (mark: Mark): void => {
    const box = document.getElementById(id);
    if (!(box instanceof HTMLTextAreaElement)) return;
    const next = marked(value, { start: box.selectionStart, end: box.selectionEnd }, mark);
    onChange(next.text);
    box.focus();
    // The new text stands in the box after the next drawing.
    requestAnimationFrame(() => box.setSelectionRange(next.selection.start, next.selection.end));
  };
  const tooLong = value.length > most;
  return (
    <div className={styles.field}>
      <Field
        label={label}
        hint={`${figure(value.length)} of ${figure(most)} characters`}
        validationMessage={
          tooLong
            ? `Shorten it by ${figure(value.length - most)} characters, so that it can be saved.`
            : problem
        }
      >
        <Textarea
          id={id}
          rows={rows}
          resize="vertical"
          value={value}
          onChange={(_, { value: typed }) => onChange(typed)}
        />
      </Field>
      <fieldset className={styles.bar}>
        <legend className="visually-hidden">{`Formatting of ${label.toLowerCase()}`}</legend>
        {marks.map(({ mark, label: name }) => (
          <Button key={mark} size="small" onClick={() => put(mark)}>
            {name}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
