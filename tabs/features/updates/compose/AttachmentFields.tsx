import type { UpdateDetails } from '#core/updates/update.ts';
import { LinkFields } from '../../../components/forms/LinkFields.tsx';
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
      {(attachment, set, index) => (
        <LinkFields id={`attachments-${index}`} linked={attachment} wrong={wrong} onChange={set} />
      )}
    </Rows>
  );
}
