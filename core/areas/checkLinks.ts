/** Looks whether the resources of areas are still where their links lead. What is not is said on the page and to the leads. */
import { letter } from '../bookings/letter.ts';
import { areaLink } from '../contract/links.ts';
import type { Deps } from '../deps.ts';
import type { Stored } from '../events/ports.ts';
import { dayOf, instantOf, ukZone } from '../time/zones.ts';
import type { Area, Resource } from './area.ts';
import { leadsOrOffice, type ReachLeadsDeps, whyLeads } from './leadsOrOffice.ts';
import type { CheckLink } from './ports.ts';

export type CheckLinksDeps = ReachLeadsDeps &
  Pick<Deps, 'clock' | 'areas' | 'mailer' | 'publicUrl'> & { checkLink: CheckLink };

const tell = async (deps: CheckLinksDeps, area: Area, broken: readonly Resource[]): Promise<void> => {
  const { publicUrl } = deps;
  for (const { name, email } of await leadsOrOffice(deps, area))
    await deps.mailer.send({
      to: { name, email },
      subject: `${area.name}: ${broken.length === 1 ? 'a link is' : `${broken.length} links are`} not working`,
      about: { eventId: area.slug, reference: 'links' },
      ...letter({
        heading: 'What these links lead to is not there any more',
        blocks: [
          ...broken.map(({ link, title }) => ({ link, label: title })),
          'The page says so beside each of them. An editor can change the address, or take the resource away.',
          { link: areaLink(publicUrl, area.slug), label: 'Open the priority area' },
        ],
        why: whyLeads,
        publicUrl,
      }),
    });
};

/** The mail first: whoever reads on the page that somebody was told must be right. */
const checkArea = async (deps: CheckLinksDeps, { value: area, etag }: Stored<Area>): Promise<number> => {
  const now = instantOf(deps.clock.now());
  const resources: Resource[] = [];
  for (const resource of area.resources) {
    const standing = await deps.checkLink(resource.link);
    if (standing === 'unknown') resources.push(resource);
    else if (standing === 'works')
      resources.push({ ...resource, checkedOn: dayOf(now, ukZone), brokenSince: null });
    else resources.push({ ...resource, brokenSince: resource.brokenSince ?? now });
  }
  const broken = resources.filter(({ brokenSince }) => brokenSince === now);
  if (broken.length > 0) await tell(deps, area, broken);
  // Somebody who saves the area in this moment wins; the next time looks again.
  if (JSON.stringify(resources) !== JSON.stringify(area.resources))
    await deps.areas.put({ ...area, resources }, etag);
  return broken.length;
};

/** Of all areas that are worked on. For a timer, every week. Answers how many links were found broken. */
export const checkLinks = async (deps: CheckLinksDeps): Promise<number> => {
  let found = 0;
  for (const stored of await deps.areas.list())
    if (stored.value.closed === null) found += await checkArea(deps, stored);
  return found;
};
