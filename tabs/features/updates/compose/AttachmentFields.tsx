import { Field, Input } from '@fluentui/react-components';
import type { UpdateDetails } from '#core/updates/update.ts';
import form from '../../../components/forms/Form.module.css';
import { Rows } from '../../../components/forms/Rows.tsx';

type Attachments = UpdateDetails['attachments'];
type Props = {
  attachments: Attachments;
  wrong: (field: string) => string | null;
  onChange: (attachments: Attachments) => void;
};

/** Documents that go with an update, by their addresses: files stay where they are kept and shared. */
export function AttachmentFields({ attachments, wrong, onChange }: Props) {
  return (
    <Rows
      title="Links to documents"
      one="link"
      rows={attachments}
      max={10}
      make={() => ({ title: '', link: '', type: 'PDF', size: null })}
      onChange={onChange}
    >
      {(attachment, set, index) => {
        const id = `attachments-${index}`;
        return (
          <>
            <Field label="Title" className={form.wide ?? ''} validationMessage={wrong(`${id}-title`)}>
              <Input
                id={`${id}-title`}
                maxLength={120}
                value={attachment.title}
                onChange={(_, { value }) => set({ title: value })}
              />
            </Field>
            <Field
              label="Address"
              hint="https://…"
              className={form.wide ?? ''}
              validationMessage={wrong(`${id}-link`)}
            >
              <Input
                id={`${id}-link`}
                type="url"
                autoComplete="off"
                maxLength={500}
                value={attachment.link}
                onChange={(_, { value }) => set({ link: value })}
              />
            </Field>
            <Field label="Type" hint="PDF, Web page, Recording" validationMessage={wrong(`${id}-type`)}>
              <Input
                id={`${id}-type`}
                maxLength={40}
                value={attachment.type}
                onChange={(_, { value }) => set({ type: value })}
              />
            </Field>
            <Field label="Size (optional)" hint="240KB">
              <Input
                id={`${id}-size`}
                maxLength={20}
                value={attachment.size ?? ''}
                onChange={(_, { value }) => set({ size: value === '' ? null : value })}
              />
            </Field>
          </>
        );
      }}
    </Rows>
  );
}
