import { TextField } from './TextField.tsx';

/** Something that is kept elsewhere, by its address. `size` undefined where nobody says it. */
type Linked = { title: string; link: string; type: string; size?: string | null };

type Props = {
  /** Begins the ids of the fields: `{id}-title`, `{id}-link`, `{id}-type`, `{id}-size`. */
  id: string;
  linked: Linked;
  wrong: (field: string) => string | null;
  onChange: (part: Partial<Linked>) => void;
};

/** What it is called, where it is, what kind of thing it is, and how large. */
export function LinkFields({ id, linked, wrong, onChange }: Props) {
  const { title, link, type, size } = linked;
  return (
    <>
      <TextField
        id={`${id}-title`}
        label="Title"
        most={120}
        wide
        value={title}
        problem={wrong(`${id}-title`)}
        onChange={(value) => onChange({ title: value })}
      />
      <TextField
        id={`${id}-link`}
        label="Address"
        hint="https://…"
        type="url"
        most={500}
        wide
        value={link}
        problem={wrong(`${id}-link`)}
        onChange={(value) => onChange({ link: value })}
      />
      <TextField
        id={`${id}-type`}
        label="Type"
        hint="PDF, Web page, Recording"
        most={40}
        value={type}
        problem={wrong(`${id}-type`)}
        onChange={(value) => onChange({ type: value })}
      />
      {size !== undefined && (
        <TextField
          id={`${id}-size`}
          label="Size (optional)"
          hint="240KB"
          most={20}
          value={size ?? ''}
          onChange={(value) => onChange({ size: value === '' ? null : value })}
        />
      )}
    </>
  );
}
