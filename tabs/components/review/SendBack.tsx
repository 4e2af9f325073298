import { Button, Field, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import form from '../forms/Form.module.css';

type Props = { busy: boolean; onSend: (note: string) => void; onLeave: () => void };

/** What the author has to change, in the reviewer's words. */
export function SendBack({ busy, onSend, onLeave }: Props) {
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const missing = note.trim() === '';
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setTried(true);
    if (missing) document.getElementById('note')?.focus();
    else onSend(note.trim());
  };
  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      <Field
        label="What has to change"
        hint={`The author reads this. ${note.length} of 300 characters.`}
        validationMessage={tried && missing ? 'Say what has to change.' : null}
      >
        <Textarea
          id="note"
          rows={3}
          maxLength={300}
          autoFocus
          value={note}
          onChange={(_, { value }) => setNote(value)}
        />
      </Field>
      <div className={form.bar}>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          Send back
        </Button>
        <Button onClick={onLeave}>Go on reading</Button>
      </div>
    </form>
  );
}
