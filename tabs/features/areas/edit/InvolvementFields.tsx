import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { Involvement } from '#core/areas/area.ts';
import form from '../../../components/forms/Form.module.css';
import { MomentField } from '../../../components/forms/MomentField.tsx';
import { Rows } from '../../../components/forms/Rows.tsx';
import { newInvolvement } from './newParts.ts';

const kinds: [Involvement['kind'], string][] = [
  ['join', 'Join the group'],
  ['comment', 'Comment on a draft'],
  ['volunteer', 'Volunteer'],
  ['share', 'Share an example or case study'],
  ['survey', 'Take a survey'],
  ['ask', 'Ask a question'],
];

type Props = {
  involvement: Involvement[];
  today: string;
  wrong: (field: string) => string | null;
  onChange: (involvement: Involvement[]) => void;
};

/** The ways in which members can take part. */
export function InvolvementFields({ involvement, today, wrong, onChange }: Props) {
  return (
    <Rows
      title="Ways to get involved"
      one="way to get involved"
      rows={involvement}
      max={12}
      make={() => newInvolvement(involvement)}
      onChange={onChange}
    >
      {(way, set, index) => {
        const id = `involvement-${index}`;
        return (
          <>
            <Field label="Title" validationMessage={wrong(`${id}-title`)}>
              <Input
                id={`${id}-title`}
                maxLength={120}
                value={way.title}
                onChange={(_, { value }) => set({ title: value })}
              />
            </Field>
            <Field label="Kind">
              <Select
                value={way.kind}
                onChange={(_, { value }) =>
                  set({ kind: kinds.find(([kind]) => kind === value)?.[0] ?? 'join' })
                }
              >
                {kinds.map(([kind, name]) => (
                  <option key={kind} value={kind}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label="In a sentence (optional)" className={form.wide ?? ''}>
              <Textarea
                rows={2}
                maxLength={500}
                value={way.detail}
                onChange={(_, { value }) => set({ detail: value })}
              />
            </Field>
            <Field
              label="Link (optional)"
              className={form.wide ?? ''}
              hint="Without a link people see “I can help”, and the leads hear from them."
              validationMessage={wrong(`${id}-link`)}
            >
              <Input
                id={`${id}-link`}
                type="url"
                maxLength={500}
                value={way.link ?? ''}
                onChange={(_, { value }) => set({ link: value === '' ? null : value })}
              />
            </Field>
            <div className={form.wide}>
              <MomentField
                id={`${id}-until`}
                label="Closes (optional)"
                value={way.until}
                today={today}
                onChange={(until) => set({ until })}
              />
            </div>
          </>
        );
      }}
    </Rows>
  );
}
