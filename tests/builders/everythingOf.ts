/** Lays out everything that the service may hold about one person, in any storage: what an erasure has to find. */
import { nobodyReached } from '#core/delivery/reach.ts';
import type { Deps } from '#core/deps.ts';
import { externalKey, type Principal } from '#core/people/person.ts';
import { usualPreferences } from '#core/people/preferences.ts';
import { aBooking } from './aBooking.ts';
import { aChannel } from './aChannel.ts';
import { aChunk, aDelivery, aDispatch } from './aDelivery.ts';
import { anAlert } from './anAlert.ts';
import { anArea } from './anArea.ts';
import { anEvent } from './anEvent.ts';
import { anIssue } from './anIssue.ts';
import { aMeeting, anUpdate } from './anUpdate.ts';
import { aPrincipal } from './aPrincipal.ts';

type Laid = Omit<Deps, 'calendar' | 'eventList' | 'bookingList' | 'workQueues' | 'pace'>;

const at = '2026-11-20T09:00:00Z';

/** Somebody else, whose things stay. */
export const other = aPrincipal('other', { name: 'Otto Other' });

export const pastEvent = anEvent({
  id: 'past00000001',
  start: '2026-10-01T09:00:00Z',
  end: '2026-10-01T11:00:00Z',
});
export const comingEvent = anEvent({
  id: 'coming000001',
  start: '2027-01-20T09:00:00Z',
  end: '2027-01-20T11:00:00Z',
  bookBy: null,
  capacity: 1,
});
/** Booked by mail. */
export const mailEvent = anEvent({
  id: 'mail00000001',
  start: '2027-01-21T09:00:00Z',
  end: '2027-01-21T11:00:00Z',
  bookBy: null,
});

const layPerson = async (deps: Laid, { key, name, email, tenantId }: Principal): Promise<void> => {
  await deps.people.put({ key, name, email });
  await deps.people.put({ key: externalKey(email), name: email, email });
  await deps.preferences.put(key, { ...usualPreferences, job: 'headteacher' }, null);
  await deps.preferences.put(externalKey(email), usualPreferences, null);
  await deps.chatPlaces.put({
    person: key,
    email,
    tenantId,
    serviceUrl: 'https://smba.example',
    conversationId: 'a:conversation',
    botId: '28:bot',
    closed: null,
  });
  await deps.feedLinks.obtain({ key, name, email });
  await deps.roleProofs.put({ person: key, roles: ['editor'], until: at });
  await deps.follows.follow(key, 'ks2');
  await deps.confirmations.confirm('upd000000001', key, at);
};

const layBookings = async (deps: Laid, { key, name, email }: Principal): Promise<void> => {
  const person = { key, name, email };
  const byMail = { key: externalKey(email), name, email };
  const next = { key: other.key, name: other.name, email: other.email };
  await deps.events.write([pastEvent, comingEvent, mailEvent].map((event) => ({ event, etag: null })));
  await deps.bookings.write(pastEvent.id, [aBooking({ eventId: pastEvent.id, person })], 1, null);
  await deps.bookings.write(
    comingEvent.id,
    [
      aBooking({ eventId: comingEvent.id, person }),
      aBooking({ eventId: comingEvent.id, person: next, reference: 'D4N5R', state: 'waiting' }),
    ],
    1,
    null,
  );
  await deps.bookings.write(mailEvent.id, [aBooking({ eventId: mailEvent.id, person: byMail })], 1, null);
};

const layWritings = async (deps: Laid, { key, name }: Principal): Promise<void> => {
  const author = { key, name };
  await deps.areas.put(
    anArea({
      leads: [
        { key, name, role: 'Task-group lead' },
        { key: other.key, name: other.name, role: 'Co-lead' },
      ],
    }),
    null,
  );
  await deps.updates.put(anUpdate({ author, writers: [key, other.key] }), null);
  await deps.updates.put(
    anUpdate({ id: 'draft0000001', state: 'draft', publishedAt: null, author, writers: [key] }),
    null,
  );
  await deps.meetings.put(
    aMeeting({
      writers: [key],
      actions: [{ what: 'Book the hall', who: name, by: null, done: false }],
    }),
    null,
  );
  await deps.issues.put(anIssue({ state: 'sent', author, writers: [key], approver: author }), null);
};

/** A digest to three chunks: the person is the last of the second one, by whom its bounds are named. */
const layDigest = async (deps: Laid, { key }: Principal): Promise<void> => {
  const id = 'issue1';
  await deps.dispatches.put(aDispatch({ id, issue: id, chunks: 3, state: 'done', endedAt: at }), null);
  const first = `${key.slice(0, -1)}A`;
  const bounds = [null, first, key, null];
  for (const number of [0, 1, 2])
    await deps.ledger.putChunk(
      aChunk({
        dispatch: id,
        number,
        after: bounds[number] ?? null,
        upTo: bounds[number + 1] ?? null,
        wakeAt: null,
      }),
      null,
    );
  await deps.ledger.insert([aDelivery({ dispatch: id, chunk: 0, person: first, state: 'sent' })]);
  await deps.ledger.insert([
    aDelivery({ dispatch: id, chunk: 1, person: `${key.slice(0, -1)}B`, state: 'sent' }),
    aDelivery({
      dispatch: id,
      chunk: 1,
      person: key,
      state: 'sent',
      activityId: 'a1',
      confirmedAt: at,
      useful: 'yes',
    }),
  ]);
  await deps.ledger.insert([aDelivery({ dispatch: id, chunk: 2, person: other.key, state: 'sent' })]);
};

const layDeskwork = async (deps: Laid, { key, name, email }: Principal): Promise<void> => {
  const editor = { name, email };
  await deps.channels.put(aChannel({ chosenBy: { key, name } }), null);
  const preview = { added: 0, changed: 0, withdrawn: 0, unchanged: 0, refused: 0 };
  await deps.imports.create(
    {
      id: 'import000001',
      fileName: 'programme.csv',
      feed: 'programme',
      startedBy: key,
      startedAt: at,
      state: 'applied',
      preview,
      done: 0,
      total: 0,
      problem: null,
    },
    new Uint8Array([1]),
  );
  const asked = { eventId: pastEvent.id, title: pastEvent.title, source: 'list' as const, editor };
  await deps.desk.putQuestion(
    {
      ...asked,
      id: 'question1',
      changes: [],
      people: 1,
      askedAt: at,
      state: 'kept',
      answer: 'keep',
      decidedBy: { key, name },
      edit: { remoteId: '1', deleted: false, details: {}, state: null, fields: {} },
    },
    null,
  );
  await deps.desk.note([{ ...asked, id: 'notice1', at, kind: 'oursWon', text: 'Ours stood.' }]);
  await deps.tellings.put(
    {
      id: 'telling1',
      about: { kind: 'question', question: 'question1' },
      editor,
      person: key,
      state: 'byMail',
      reason: null,
      activityId: null,
      attempts: 0,
      since: at,
      at,
    },
    null,
  );
  await deps.stopped.put({
    id: 'stopped1',
    queue: 'mails',
    message: JSON.stringify({ v: 1, mail: { to: { name, email } } }),
    about: 'mail C3M4P',
    reason: 'Outlook does not take it.',
    at,
    state: 'stopped',
  });
  await deps.help.put(
    {
      id: 'help00000001',
      area: 'ks2',
      how: 'volunteer',
      words: 'I could host a visit.',
      update: null,
      resource: null,
      from: { key, name, email },
      at,
      told: 'yes',
      settledAt: null,
    },
    null,
  );
  const told = { person: key, activityId: 'a1', attempts: 0, unreachable: false };
  await deps.alerts.put(
    anAlert({ owner: { key, name, at }, told: [{ ...told, revision: 1, mailedAt: null }] }),
    null,
  );
  await deps.askings.put(
    {
      id: 'asking1',
      issue: 'issue1',
      askedAt: at,
      told: [{ ...told, shows: '', mailed: false }],
      state: 'closed',
      at,
    },
    null,
  );
  await deps.reaches.put(
    { issue: 'issue1', basis: '', startsAt: at, after: key, counts: nobodyReached, complete: true, at },
    null,
  );
  await deps.audit.record([
    { at, who: key, what: 'update.published', subject: 'upd000000001', detail: 'version 1' },
    { at, who: externalKey(email), what: 'digest.subscribed', subject: externalKey(email), detail: 'weekly' },
    { at, who: other.key, what: 'event.changed', subject: pastEvent.id, detail: '' },
  ]);
};

export const layEverythingOf = async (deps: Laid, person: Principal): Promise<void> => {
  await layPerson(deps, person);
  await layBookings(deps, person);
  await layWritings(deps, person);
  await layDigest(deps, person);
  await layDeskwork(deps, person);
};
