import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { type DigestItem, digestItemSchema } from '#core/digests/issue.ts';
import { announce } from '../../../components/announce.tsx';
import form from '../../../components/forms/Form.module.css';

/** Something that nothing of ours says, by its address. For everybody. */
const itemOf = (title: string, line: string, url: string): DigestItem => ({
  id: Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join(''),
  kind: 'update',
  title: title.trim(),
  line: line.trim(),
  by: null,
  area: null,
  areaName: null,
  phases: [],
  jobs: [],
  source: { kind: 'link', url: url.trim() },
  gathered: null,
  included: true,
  corrected: null,
  withdrawn: null,
});

const empty = { title: '', line: '', url: '' };

/** Adds an item of one's own to an issue. */
export function AddItem({ onAdd }: { onAdd: (item: DigestItem) => void }) {
  const [open, setOpen] = useState(false);
  const [{ title, line, url }, setWords] = useState(empty);
  const [tried, setTried] = useState(false);
  const item = itemOf(title, line, url);
  const untitled = item.title === '';
  const unlinked = !digestItemSchema.shape.source.safeParse(item.source).success;
  const close = (): void => {
    setOpen(false);
    setTried(false);
    setWords(empty);
    document.getElementById('add-item')?.focus();
  };
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setTried(true);
    if (untitled || unlinked) document.getElementById(untitled ? 'added-title' : 'added-url')?.focus();
    else {
      onAdd(item);
      announce(`Added ${item.title} as the last item.`);
      close();
    }
  };
  return (
    <>
      <Button id="add-item" aria-expanded={open} onClick={() => setOpen(!open)}>
        Add an item
      </Button>
      {open && (
        <form className={form.form} noValidate onSubmit={handleSubmit}>
          <Field
            label="Title of the new item"
            validationMessage={tried && untitled ? 'Enter a title.' : null}
          >
            <Input
              id="added-title"
              maxLength={120}
              autoFocus
              value={title}
              onChange={(_, { value }) => setWords({ title: value, line, url })}
            />
          </Field>
          <Field label="Line under the new item (optional)">
            <Textarea
              rows={2}
              maxLength={240}
              value={line}
              onChange={(_, { value }) => setWords({ title, line: value, url })}
            />
          </Field>
          <Field
            label="Where it leads"
            hint="https://…"
            validationMessage={tried && unlinked ? 'Enter an address that begins with https://' : null}
          >
            <Input
              id="added-url"
              type="url"
              autoComplete="off"
              maxLength={300}
              value={url}
              onChange={(_, { value }) => setWords({ title, line, url: value })}
            />
          </Field>
          <div className={form.bar}>
            <Button type="submit" appearance="primary">
              Add it
            </Button>
            <Button onClick={close}>Leave it</Button>
          </div>
        </form>
      )}
    </>
  );
}
