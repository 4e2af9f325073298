/** Writes to those who lead an area that somebody offered, asked or suggested something. */
import { type Block, letter } from '../bookings/letter.ts';
import { areaLink } from '../contract/links.ts';
import type { Deps } from '../deps.ts';
import type { Stored } from '../events/ports.ts';
import type { Person } from '../people/person.ts';
import type { Mail } from '../sync/ports.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import type { Area } from './area.ts';
import type { Help, HelpKind } from './help.ts';
import { leadsOrOffice, type ReachLeadsDeps, whyLeads } from './leadsOrOffice.ts';

export type TellOfHelpDeps = ReachLeadsDeps & Pick<Deps, 'clock' | 'areas' | 'mailer' | 'help' | 'publicUrl'>;

const hopes: Record<HelpKind, string> = {
  join: 'would like to join the task group',
  comment: 'would like to comment',
  volunteer: 'offers to help',
  share: 'would like to share an example or a case study',
  survey: 'has something to say about the survey',
  ask: 'has a question',
  resource: 'suggests a resource',
};

const suggested = ({ resource }: Help): Block[] =>
  resource === null
    ? []
    : [
        { link: resource.link, label: `${resource.title} (${resource.type})` },
        'Add it or leave it out on the page.',
      ];

const mailTo = (to: Pick<Person, 'name' | 'email'>, help: Help, area: Area, publicUrl: string): Mail => ({
  to: { name: to.name, email: to.email },
  subject: `${area.name}: somebody ${hopes[help.how]}`,
  about: { eventId: area.slug, reference: 'help' },
  ...letter({
    heading: `Somebody ${hopes[help.how]}`,
    blocks: [
      {
        facts: [
          ['Name', help.from.name],
          ['E-mail', help.from.email],
          ['Priority area', area.name],
          ...(help.update === null ? [] : [['Update', help.update.headline] as const]),
        ],
      },
      help.words === '' ? 'They wrote nothing more.' : `They wrote: ${help.words}`,
      ...suggested(help),
      'They have been told that they usually hear back within 5 school days. Write to their address above.',
      { link: areaLink(publicUrl, area.slug), label: 'Open the priority area' },
    ],
    why: whyLeads,
    publicUrl,
  }),
});

/** Each lead gets a mail; then it is noted. Cut off in between, they may get it twice. */
export const tellLeads = async (deps: TellOfHelpDeps, { value: help, etag }: Stored<Help>): Promise<void> => {
  const area = (await deps.areas.get(help.area))?.value;
  if (area)
    for (const reader of await leadsOrOffice(deps, area))
      await deps.mailer.send(mailTo(reader, help, area, deps.publicUrl));
  await deps.help.put({ ...help, told: 'yes' }, etag);
};

/** Whoever is just being told of it needs no second hand. */
const pauseSeconds = 60;

/** Of what nobody could be told of when it came. For a timer. Answers how many there were. */
export const tellOfHelp = async (deps: TellOfHelpDeps): Promise<number> => {
  const waiting = await deps.help.untold(addSeconds(instantOf(deps.clock.now()), -pauseSeconds));
  for (const help of waiting) await tellLeads(deps, help);
  return waiting.length;
};
