/** "I can help": passes an offer, a question or a comment on to those who lead the area, by mail. */
import { letter } from '../bookings/letter.ts';
import { areaLink } from '../contract/links.ts';
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Person, Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import type { Area, involvementKinds } from './area.ts';
import { noSuchArea } from './follow.ts';

export type OfferHelpDeps = Pick<
  Deps,
  'clock' | 'areas' | 'people' | 'mailer' | 'once' | 'audit' | 'publicUrl'
> & {
  /** Where offers go for an area without leads that the service knows. */
  officeMailbox: string;
};

type Offer = { how: (typeof involvementKinds)[number]; words: string };

const hopes: Record<Offer['how'], string> = {
  join: 'would like to join the task group',
  comment: 'would like to comment',
  volunteer: 'offers to help',
  share: 'would like to share an example or a case study',
  survey: 'has something to say about the survey',
  ask: 'has a question',
};

/** In a day, for one person and one area. */
const mostOffers = 5;
const daySeconds = 86_400;

const mailTo = (
  to: Pick<Person, 'name' | 'email'>,
  from: Principal,
  area: Area,
  offer: Offer,
  publicUrl: string,
) => ({
  to: { name: to.name, email: to.email },
  subject: `${area.name}: somebody ${hopes[offer.how]}`,
  about: { eventId: area.slug, reference: 'help' },
  ...letter({
    heading: `Somebody ${hopes[offer.how]}`,
    blocks: [
      {
        facts: [
          ['Name', from.name],
          ['E-mail', from.email],
          ['Priority area', area.name],
        ],
      },
      offer.words === '' ? 'They wrote nothing more.' : `They wrote: ${offer.words}`,
      'They have been told that they usually hear back within 5 school days. Write to their address above.',
      { link: areaLink(publicUrl, area.slug), label: 'Open the priority area' },
    ],
    why: 'You get this because you lead this priority area, or look after areas without a lead.',
    publicUrl,
  }),
});

/** Fails with `notFound`, `invalid` for an area that is closed, and `tooMany` from the sixth in a day. */
export const offerHelp = async (
  deps: OfferHelpDeps,
  { principal, slug, offer }: { principal: Principal; slug: string; offer: Offer },
): Promise<Result<null>> => {
  const area = (await deps.areas.get(slug))?.value;
  if (!area) return noSuchArea;
  if (area.closed !== null) return fail('invalid', `${area.name} is closed, so nobody would answer.`);
  if (!(await deps.once.oneOf(mostOffers, `help ${slug} ${principal.key}`, daySeconds)))
    return fail('tooMany', 'You have written to this area several times today. Try again tomorrow.');
  const leads = await Promise.all(area.leads.map(({ key }) => (key === null ? null : deps.people.get(key))));
  const known = leads.filter((lead) => lead !== null && lead.email !== '');
  const readers =
    known.length > 0 ? known : [{ name: 'Norfolk Learning Collaborative', email: deps.officeMailbox }];
  for (const reader of readers)
    if (reader) await deps.mailer.send(mailTo(reader, principal, area, offer, deps.publicUrl));
  await deps.audit.record([
    {
      at: instantOf(deps.clock.now()),
      who: principal.key,
      what: 'area.helpOffered',
      subject: slug,
      detail: offer.how,
    },
  ]);
  return succeed(null);
};
