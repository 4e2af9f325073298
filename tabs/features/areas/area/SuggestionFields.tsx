import { Field, Input } from '@fluentui/react-components';
import type { Help } from '../api.ts';

type Suggestion = NonNullable<Help['resource']>;
type Props = {
  resource: Suggestion;
  wrong: (field: keyof Suggestion) => string | null;
  onChange: (resource: Suggestion) => void;
};

/** What somebody suggests: what it is called, where it is, and what kind of thing it is. */
export function SuggestionFields({ resource, wrong, onChange }: Props) {
  return (
    <>
      <Field label="Title" validationMessage={wrong('title')}>
        <Input
          id="suggestion-title"
          maxLength={120}
          value={resource.title}
          onChange={(_, { value }) => onChange({ ...resource, title: value })}
        />
      </Field>
      <Field label="Address" hint="https://…" validationMessage={wrong('link')}>
        <Input
          id="suggestion-link"
          type="url"
          autoComplete="off"
          maxLength={500}
          value={resource.link}
          onChange={(_, { value }) => onChange({ ...resource, link: value })}
        />
      </Field>
      <Field label="Type" hint="PDF, Web page, Recording" validationMessage={wrong('type')}>
        <Input
          id="suggestion-type"
          maxLength={40}
          value={resource.type}
          onChange={(_, { value }) => onChange({ ...resource, type: value })}
        />
      </Field>
    </>
  );
}
