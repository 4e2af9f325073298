import { Field, Input } from '@fluentui/react-components';
import type { Resource } from '#core/areas/area.ts';
import { DayField } from '../../../components/forms/DayField.tsx';
import form from '../../../components/forms/Form.module.css';
import { Rows } from '../../../components/forms/Rows.tsx';
import { newResource } from './newParts.ts';

type Props = {
  resources: Resource[];
  today: string;
  wrong: (field: string) => string | null;
  onChange: (resources: Resource[]) => void;
};

/** Documents and pages of the area, each with when somebody last looked whether it works. */
export function ResourceFields({ resources, today, wrong, onChange }: Props) {
  return (
    <Rows
      title="Resources"
      one="resource"
      rows={resources}
      max={60}
      make={() => newResource(resources, today)}
      onChange={onChange}
    >
      {(resource, set, index) => {
        const id = `resources-${index}`;
        return (
          <>
            <Field label="Title" className={form.wide ?? ''} validationMessage={wrong(`${id}-title`)}>
              <Input
                id={`${id}-title`}
                maxLength={120}
                value={resource.title}
                onChange={(_, { value }) => set({ title: value })}
              />
            </Field>
            <Field label="Link" className={form.wide ?? ''} validationMessage={wrong(`${id}-link`)}>
              <Input
                id={`${id}-link`}
                type="url"
                maxLength={500}
                value={resource.link}
                onChange={(_, { value }) => set({ link: value, checkedOn: today, brokenSince: null })}
              />
            </Field>
            <Field label="Type" hint="PDF, Web page, Recording" validationMessage={wrong(`${id}-type`)}>
              <Input
                id={`${id}-type`}
                maxLength={40}
                value={resource.type}
                onChange={(_, { value }) => set({ type: value })}
              />
            </Field>
            <Field label="Size (optional)" hint="240KB">
              <Input
                id={`${id}-size`}
                maxLength={20}
                value={resource.size ?? ''}
                onChange={(_, { value }) => set({ size: value === '' ? null : value })}
              />
            </Field>
            <DayField
              id={`${id}-checked`}
              label="Link last checked (optional)"
              value={resource.checkedOn}
              today={today}
              onChange={(checkedOn) => set({ checkedOn, brokenSince: null })}
            />
          </>
        );
      }}
    </Rows>
  );
}
