/** Empty parts of an area, as an editor begins them. */
import type { Area, Involvement, Lead, Resource } from '#core/areas/area.ts';
import type { SchoolYear } from '#core/areas/schoolYear.ts';

/** A name for a part that no other part of the same list has. */
const freeId = (prefix: string, taken: readonly { id: string }[]): string => {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
};

export const newLead = (): Lead => ({ key: null, name: '', role: '' });

export const newInvolvement = (taken: readonly Involvement[]): Involvement => ({
  id: freeId('way', taken),
  kind: 'volunteer',
  title: '',
  detail: '',
  link: null,
  until: null,
});

export const newResource = (taken: readonly Resource[], today: string): Resource => ({
  id: freeId('resource', taken),
  title: '',
  link: '',
  type: 'Web page',
  size: null,
  checkedOn: today,
  brokenSince: null,
});

export const newArea = (year: SchoolYear, order: number): Area => ({
  slug: '',
  name: '',
  focus: '',
  aim: null,
  immediate: false,
  order,
  opened: year,
  closed: null,
  leads: [],
  involvement: [],
  resources: [],
});

/** `Ensuring Effective Transitions` → `ensuring-effective-transitions` */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
