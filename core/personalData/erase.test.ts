import { describe, expect, test } from '@jest/globals';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import {
  comingEvent,
  layEverythingOf,
  mailEvent,
  other,
  pastEvent,
} from '../../tests/builders/everythingOf.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { countsOf, noCounts } from '../delivery/delivery.ts';
import { projectSubjects } from '../sync/projectSubjects.ts';
import { type EraseDeps, eraseOn } from './eraseOn.ts';
import { holdings } from './holdings.ts';
import { showHeld } from './showHeld.ts';
import { eraseMe, erasePerson, openErasureOf, sweepErasures } from './startErasure.ts';

const head = aPrincipal('head', { name: 'Hedda Head' });
const administrator = aPrincipal('administrator', { roles: ['administrator'] });
const former = (id: string) => ({ key: `former:${id}`, name: 'A former member' });

const laidOut = async () => {
  const deps = { ...inMemoryDeps(), woken: [] as string[] };
  await layEverythingOf(deps, head);
  return {
    ...deps,
    eraseLater: async (erasure: string) => {
      deps.woken.push(erasure);
    },
  };
};
type Laid = Awaited<ReturnType<typeof laidOut>>;

const figures = async ({ ledger }: Pick<Laid, 'ledger'>) =>
  Promise.all([0, 1, 2].map(async (chunk) => countsOf(await ledger.rows('issue1', chunk), noCounts)));

/** What is held about the person but for the trail, by kind. */
const left = async (deps: EraseDeps): Promise<string[]> =>
  (await showHeld(deps, head)).filter(({ facts }) => facts.length > 0).map(({ name }) => name);

describe('erasing a person', () => {
  test('before it everything that is laid out is seen, by kind', async () => {
    expect(await left(await laidOut())).toEqual(holdings.map(({ name }) => name));
  });

  test('leaves nothing but the deeds of an account without a name', async () => {
    const deps = await laidOut();
    const before = await figures(deps);
    const { id } = await eraseMe(deps, head);
    await eraseOn(deps, id);
    expect(await left(deps)).toEqual(['Trail of what you did']);
    expect((await deps.erasures.get(id))?.value.whom).toBeNull();
    expect(await figures(deps)).toEqual(before);
    expect(deps.audit.entries.at(-1)).toMatchObject({
      who: former(id).key,
      what: 'person.erased',
      subject: id,
    });
    expect(JSON.stringify(deps.audit.entries)).not.toContain(head.email);
  });

  test('gives places that are still to come to the next in line, and mails nobody else', async () => {
    const deps = await laidOut();
    const { id } = await eraseMe(deps, head);
    await eraseOn(deps, id);
    const coming = deps.bookings.of(comingEvent.id);
    expect(coming.find(({ person }) => person.key === other.key)?.state).toBe('offered');
    expect(coming.find(({ person }) => person.key === former(id).key)?.state).toBe('cancelled');
    expect(deps.bookings.of(mailEvent.id).map(({ state }) => state)).toEqual(['cancelled']);
    const [past] = deps.bookings.of(pastEvent.id);
    expect(past).toMatchObject({ state: 'going', person: { ...former(id), email: '' } });
    const written = new Set(deps.mailer.sent.map(({ to }) => to.email));
    expect([...written].sort()).toEqual([head.email, other.email].sort());
    expect((await deps.outbox.stale('2099-01-01T00:00:00Z', 100)).map(({ eventId }) => eventId)).toEqual(
      expect.arrayContaining([comingEvent.id, pastEvent.id, mailEvent.id]),
    );
  });

  test('reaches SharePoint and Outlook by the usual way; invitations to what is past are left alone', async () => {
    const deps = await laidOut();
    const ids = [pastEvent.id, comingEvent.id, mailEvent.id];
    const project = async (): Promise<void> => {
      const subjects = ids.flatMap((eventId) => [
        { kind: 'event', eventId } as const,
        { kind: 'bookings', eventId } as const,
      ]);
      await deps.outbox.mark(subjects);
      await projectSubjects(deps, subjects);
    };
    const invited = () =>
      ids.map((id) =>
        deps.calendar
          .byKey(id)
          ?.attendees.map(({ email }) => email)
          .filter(Boolean),
      );
    await project();
    expect(invited()).toEqual([[head.email], [head.email], [head.email]]);
    const { id } = await eraseMe(deps, head);
    await eraseOn(deps, id);
    deps.calendar.operations.length = 0;
    await project();
    await project();
    expect(invited()).toEqual([[head.email], [], []]);
    expect(deps.calendar.operations.filter(({ op }) => op === 'attendees')).toHaveLength(2);
    const items = [...deps.bookingList.items.values()].map(({ fields }) => fields);
    expect(JSON.stringify(items)).not.toContain(head.email);
    expect(items).toContainEqual(
      expect.objectContaining({ EventKey: pastEvent.id, Person: 'A former member' }),
    );
  });

  test('keeps what they wrote under a former member', async () => {
    const deps = await laidOut();
    const { id } = await eraseMe(deps, head);
    await eraseOn(deps, id);
    const update = (await deps.updates.get('upd000000001'))?.value;
    expect(update?.author).toEqual(former(id));
    expect(update?.writers).toEqual([former(id).key, other.key]);
    expect((await deps.areas.get('ks2'))?.value.leads).toEqual([
      { key: null, name: 'A former member', role: 'Task-group lead' },
      { key: other.key, name: other.name, role: 'Co-lead' },
    ]);
    expect((await deps.meetings.get('ks2', 'meet00000001'))?.value.actions[0]?.who).toBe('A former member');
    expect((await deps.issues.get('issue1'))?.value.approver).toEqual(former(id));
    expect((await deps.channels.list())[0]?.chosenBy).toEqual(former(id));
  });

  test('waits while somebody is still planning whom a digest goes to, and goes on after that', async () => {
    const deps = await laidOut();
    const stored = await deps.dispatches.get('issue1');
    if (stored)
      await deps.dispatches.put({ ...stored.value, state: 'sending', complete: false }, stored.etag);
    const { id } = await eraseMe(deps, head);
    await eraseOn(deps, id);
    expect((await deps.erasures.get(id))?.value.whom).not.toBeNull();
    expect(deps.woken).toEqual([id, id]);
    const planned = await deps.dispatches.get('issue1');
    if (planned) await deps.dispatches.put({ ...planned.value, complete: true }, planned.etag);
    await eraseOn(deps, id);
    expect((await deps.erasures.get(id))?.value.whom).toBeNull();
  });

  test('asked for twice it is one erasure, and one that stands still is woken again', async () => {
    const deps = await laidOut();
    const { id } = await eraseMe(deps, head);
    expect((await eraseMe(deps, head)).id).toBe(id);
    expect((await openErasureOf(deps, head))?.id).toBe(id);
    expect(await sweepErasures(deps)).toBe(0);
    deps.clock.advance(10);
    expect(await sweepErasures(deps)).toBe(1);
    await eraseOn(deps, id);
    expect(await sweepErasures(deps)).toBe(0);
    expect(await openErasureOf(deps, head)).toBeNull();
  });

  test('administrators erase others, who are known by key or address; nobody else does', async () => {
    const deps = await laidOut();
    for (const principal of [head, aPrincipal('editor', { roles: ['editor', 'approver'] })]) {
      const refused = await erasePerson(deps, { principal, key: other.key });
      expect(refused).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    }
    const unknown = await erasePerson(deps, { principal: administrator, key: 'mail:nobody@norfolk.example' });
    expect(unknown).toMatchObject({ ok: false, failure: { code: 'notFound' } });
    const started = await erasePerson(deps, { principal: administrator, key: head.key });
    if (!started.ok) throw new Error('refused');
    await eraseOn(deps, started.value.id);
    expect(deps.audit.entries.at(-1)).toMatchObject({
      who: administrator.key,
      what: 'person.erased',
      subject: started.value.id,
    });
  });
});
