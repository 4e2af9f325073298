import { Field, Input } from '@fluentui/react-components';
import type { Lead } from '#core/areas/area.ts';
import { Rows } from '../../../components/forms/Rows.tsx';
import { LeadAccount } from './LeadAccount.tsx';
import { newLead } from './newParts.ts';

type Props = { leads: Lead[]; wrong: (field: string) => string | null; onChange: (leads: Lead[]) => void };

/** Who leads the area, as it is shown, and which account may write for it. */
export function LeadFields({ leads, wrong, onChange }: Props) {
  return (
    <Rows title="Who leads it" one="lead" rows={leads} max={12} make={newLead} onChange={onChange}>
      {(lead, set, index) => (
        <>
          <Field label="Name or role, as shown" validationMessage={wrong(`leads-${index}-name`)}>
            <Input
              id={`leads-${index}-name`}
              maxLength={100}
              value={lead.name}
              onChange={(_, { value }) => set({ name: value })}
            />
          </Field>
          <Field label="What they do" validationMessage={wrong(`leads-${index}-role`)}>
            <Input
              id={`leads-${index}-role`}
              maxLength={100}
              placeholder="Task-group lead, primary"
              value={lead.role}
              onChange={(_, { value }) => set({ role: value })}
            />
          </Field>
          <LeadAccount account={lead.key} onChange={(key) => set({ key })} />
        </>
      )}
    </Rows>
  );
}
