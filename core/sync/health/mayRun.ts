import type { Principal } from '../../people/person.ts';

/** Whether somebody sees how synchronising and delivery go, and may mend them. Editors see their questions only. */
export const mayRun = ({ roles }: Principal): boolean => roles.includes('administrator');
