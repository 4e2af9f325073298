import { Field, Select, Textarea } from '@fluentui/react-components';
import type { Involvement } from '#core/areas/area.ts';
import form from '../../../components/forms/Form.module.css';
import { MomentField } from '../../../components/forms/MomentField.tsx';
import { Rows } from '../../../components/forms/Rows.tsx';
import { TextField } from '../../../components/forms/TextField.tsx';
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
            <TextField
              id={`${id}-title`}
              label="Title"
              most={120}
              value={way.title}
              problem={wrong(`${id}-title`)}
              onChange={(title) => set({ title })}
            />
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
            <TextField
              id={`${id}-link`}
              label="Link (optional)"
              hint="Without a link people see “I can help”, and the leads hear from them."
              type="url"
              most={500}
              wide
              value={way.link ?? ''}
              problem={wrong(`${id}-link`)}
              onChange={(link) => set({ link: link === '' ? null : link })}
            />
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
