import type { Lead } from '#core/areas/area.ts';
import { Rows } from '../../../components/forms/Rows.tsx';
import { TextField } from '../../../components/forms/TextField.tsx';
import { LeadAccount } from './LeadAccount.tsx';
import { newLead } from './newParts.ts';

type Props = { leads: Lead[]; wrong: (field: string) => string | null; onChange: (leads: Lead[]) => void };

/** Who leads the area, as it is shown, and which account may write for it. */
export function LeadFields({ leads, wrong, onChange }: Props) {
  return (
    <Rows title="Who leads it" one="lead" rows={leads} max={12} make={newLead} onChange={onChange}>
      {(lead, set, index) => (
        <>
          <TextField
            id={`leads-${index}-name`}
            label="Name or role, as shown"
            most={100}
            value={lead.name}
            problem={wrong(`leads-${index}-name`)}
            onChange={(name) => set({ name })}
          />
          <TextField
            id={`leads-${index}-role`}
            label="What they do"
            placeholder="Task-group lead, primary"
            most={100}
            value={lead.role}
            problem={wrong(`leads-${index}-role`)}
            onChange={(role) => set({ role })}
          />
          <LeadAccount account={lead.key} onChange={(key) => set({ key })} />
        </>
      )}
    </Rows>
  );
}
