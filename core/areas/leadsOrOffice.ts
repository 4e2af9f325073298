/** Who hears of something about an area: its leads, as far as the service knows them, else the shared mailbox. */
import type { Deps } from '../deps.ts';
import type { Person } from '../people/person.ts';
import type { Area } from './area.ts';

export type ReachLeadsDeps = Pick<Deps, 'people'> & {
  /** Where mail goes for an area without leads that the service knows. */
  officeMailbox: string;
};

/** What their mail says about why they get it. */
export const whyLeads =
  'You get this because you lead this priority area, or look after areas without a lead.';

export const leadsOrOffice = async (
  { people, officeMailbox }: ReachLeadsDeps,
  { leads }: Pick<Area, 'leads'>,
): Promise<Pick<Person, 'name' | 'email'>[]> => {
  const known = await Promise.all(leads.map(({ key }) => (key === null ? null : people.get(key))));
  const reached = known.filter((lead) => lead !== null).filter(({ email }) => email !== '');
  return reached.length > 0 ? reached : [{ name: 'Norfolk Learning Collaborative', email: officeMailbox }];
};
