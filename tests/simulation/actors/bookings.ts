/** People who ask for places and give them up: with a sign-in, by an editor, and from outside by sealed links. */
import type { Expectation } from '../ledger.ts';
import type { World } from '../world/world.ts';
import { editorToken, members, outsiders } from './cast.ts';

/** Any event that people may hear of, live or not. */
export const anyEvent = (world: World): string | null => {
  const ids = world.tables.events.all().map(({ id }) => id);
  return ids.length === 0 ? null : world.chance.of(ids);
};

const expectationOf = (state: unknown): Expectation => {
  if (state === 'going') return 'going';
  return state === 'waiting' || state === 'offered' ? 'hoping' : null;
};

/** Failures that say for certain that nothing has changed say nothing of how the person stands. */
export const bookAsMember = async (world: World): Promise<void> => {
  const eventId = anyEvent(world);
  if (eventId === null) return;
  const member = world.chance.of(members);
  world.counts.add('bookings asked for');
  world.trace.note(`${member.email} books ${eventId}`);
  const tell = world.ledger.asks(eventId, member.email);
  const reply = await world.host.call('POST', `/api/events/${eventId}/booking`, { token: member.key });
  const told = reply?.status === 200 ? expectationOf(JSON.parse(reply.body).event.booking?.state) : null;
  world.trace.note(`${member.email} is told ${reply?.status ?? 'nothing'} ${told ?? ''}`);
  tell(told);
};

export const giveUpAsMember = async (world: World): Promise<void> => {
  const eventId = anyEvent(world);
  if (eventId === null) return;
  const member = world.chance.of(members);
  world.counts.add('places given up');
  world.trace.note(`${member.email} gives up ${eventId}`);
  const tell = world.ledger.asks(eventId, member.email);
  const reply = await world.host.call('DELETE', `/api/events/${eventId}/booking`, { token: member.key });
  world.trace.note(`${member.email} is told ${reply?.status ?? 'nothing'}`);
  tell(reply?.status === 200 ? 'absent' : null);
};

/** An editor books for somebody known by e-mail. */
export const bookGuest = async (world: World): Promise<void> => {
  const eventId = anyEvent(world);
  if (eventId === null) return;
  const guest = world.chance.of(outsiders);
  world.counts.add('bookings asked for');
  const tell = world.ledger.asks(eventId, guest.email);
  const reply = await world.host.call('POST', `/api/events/${eventId}/booking`, {
    token: editorToken,
    body: JSON.stringify({ guest }),
  });
  world.trace.note(`${guest.email} is booked for at ${eventId}: ${reply?.status ?? 'no answer'}`);
  // What the editor is shown is the editor's own standing.
  tell(null);
};

export const askFromOutside = async (world: World): Promise<void> => {
  const eventId = anyEvent(world);
  if (eventId === null) return;
  const { name, email } = world.chance.of(outsiders);
  world.counts.add('bookings asked for from outside');
  const reply = await world.host.call('POST', `/go/e/${eventId}/book`, {
    body: new URLSearchParams({ name, email }).toString(),
    contentType: 'application/x-www-form-urlencoded',
  });
  world.trace.note(`${email} asks for a place at ${eventId}: ${reply?.status ?? 'no answer'}`);
};

const linkIn = (html: string): string[] =>
  [...html.matchAll(/https:\/\/service\.example(\/go\/b\/[^"<\s]+)/g)].map(([, path = '']) => path);

const toldBy = (page: string): Expectation => {
  if (page.includes('<h1>You have a place')) return 'going';
  if (page.includes('<h1>You are on the waiting list')) return 'hoping';
  return page.includes('<h1>You have given up') || page.includes('<h1>You have already given up')
    ? 'absent'
    : null;
};

/** Somebody presses the button behind a link in one of the mails they got. */
export const followLink = async (world: World): Promise<void> => {
  const { posted } = world.ledger;
  if (posted.length === 0) return;
  const mail = world.chance.of(posted);
  const paths = linkIn(mail.html);
  if (paths.length === 0) return;
  const path = world.chance.of(paths);
  world.counts.add('links followed');
  const page = await world.host.call('GET', path);
  if (page?.status !== 200) return;
  const tell = world.ledger.asks(world.ledger.eventOf(mail), mail.to);
  const reply = await world.host.call('POST', path);
  const told = reply?.status === 200 ? toldBy(reply.body) : null;
  world.trace.note(
    `${mail.to} follows a link of "${mail.subject}": ${reply?.status ?? 'no answer'} ${told ?? ''}`,
  );
  tell(told);
};
