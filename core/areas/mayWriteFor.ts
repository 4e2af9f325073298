/** Who may write for an area, and who may let out what others wrote. */
import { mayEdit, type Principal } from '../people/person.ts';
import type { Area } from './area.ts';

/** Editors for every area, leads for their own. */
export const mayWriteFor = ({ leads }: Pick<Area, 'leads'>, principal: Principal): boolean =>
  mayEdit(principal) || leads.some(({ key }) => key === principal.key);

/** Editors and approvers: publish what somebody else wrote, correct and withdraw what is out. */
export const mayReview = ({ roles }: Principal): boolean =>
  roles.includes('editor') || roles.includes('approver');
