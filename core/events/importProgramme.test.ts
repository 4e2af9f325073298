import { describe, expect, it } from '@jest/globals';
import { aBooking, aPerson } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { fail, succeed } from '../errors.ts';
import { applyImport } from './applyImport.ts';
import { type EventDetails, eventDetailsSchema } from './event.ts';
import { feedOf } from './feedNames.ts';
import type { EventWrite } from './ports.ts';
import { previewImport } from './previewImport.ts';
import type { FeedReading } from './reading.ts';
import { getImport, startImport } from './startImport.ts';

const editor = aPrincipal('editor', { roles: ['editor'] });
const importer = aPrincipal('tool', { roles: ['importer'] });

const details = (overrides: Partial<EventDetails> = {}): EventDetails =>
  eventDetailsSchema.parse({ ...anEvent(), ...overrides });

const reading = (titles: Record<string, string>): FeedReading => ({
  entries: Object.entries(titles).map(([uid, title], index) => ({
    line: index + 2,
    uid,
    details: details({ title }),
    cancelled: false,
  })),
  refusals: [],
  seriesWindow: null,
  notes: [],
});

const many = (count: number, title = 'Session') =>
  reading(Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n}`, `${title} ${n}`])));

const upload = async (deps: InMemoryDeps, file: FeedReading, principal = editor) => {
  const preview = await previewImport(deps, {
    principal,
    fileName: 'Programme 2027.csv',
    file: new TextEncoder().encode('title,date'),
    reading: succeed(file),
  });
  if (!preview.ok) throw new Error(preview.failure.message);
  return preview.value;
};

const importAll = async (deps: InMemoryDeps, file: FeedReading) => {
  const { run } = await upload(deps, file);
  await startImport(deps, { principal: editor, importId: run.id });
  const applied = await applyImport(deps, run.id, succeed(file));
  if (!applied.ok) throw new Error(applied.failure.message);
  return applied.value;
};

describe('importing a programme', () => {
  it('shows what would change and writes no event', async () => {
    const deps = inMemoryDeps();
    const { run, preview } = await upload(deps, reading({ a: 'Network', b: 'Visit' }), importer);
    expect(preview.added.map(({ title }) => title)).toEqual(['Network', 'Visit']);
    expect(run).toMatchObject({ state: 'previewed', feed: 'programme-2027', total: 2, done: 0 });
    expect(deps.events.all()).toEqual([]);
    expect(await deps.outbox.size()).toBe(0);
    expect(await deps.imports.file(run.id)).toEqual(new TextEncoder().encode('title,date'));
  });

  it('writes the events, wakes the workers and leaves a trail', async () => {
    const deps = inMemoryDeps();
    const run = await importAll(deps, reading({ a: 'Network', b: 'Visit' }));
    expect(run).toMatchObject({ state: 'applied', done: 2, total: 2, problem: null });
    expect(
      deps.events
        .all()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['Network', 'Visit']);
    expect(deps.outbox.published.flat()).toHaveLength(2);
    expect(deps.audit.entries.map(({ who, what }) => [who, what])).toEqual([
      [editor.key, 'event.added'],
      [editor.key, 'event.added'],
    ]);
  });

  it('changes nothing and wakes nobody for the same file again', async () => {
    const deps = inMemoryDeps();
    await importAll(deps, many(60));
    const [writes, messages] = [deps.events.writes, deps.outbox.published.length];
    const run = await importAll(deps, many(60));
    expect(run).toMatchObject({ state: 'applied', done: 0, total: 0 });
    expect([deps.events.writes, deps.outbox.published.length]).toEqual([writes, messages]);
  });

  it('lets a few changes go at once and many in their turn', async () => {
    const deps = inMemoryDeps();
    await importAll(deps, many(20));
    expect([deps.outbox.published.length, deps.outbox.inTurn.size]).toEqual([1, 0]);
    await importAll(deps, many(60));
    expect([deps.outbox.published.length, deps.outbox.inTurn.size]).toEqual([3, 2]);
  });

  it('writes in chunks of 100, five full queue messages, and says how far it has come', async () => {
    const deps = inMemoryDeps();
    const progress: number[] = [];
    const imports = Object.assign(Object.create(deps.imports), {
      save: async (run: { done: number }) => {
        progress.push(run.done);
        await deps.imports.save(run as never);
      },
    });
    const { run } = await upload(deps, many(120));
    await applyImport({ ...deps, imports }, run.id, succeed(many(120)));
    expect(deps.events.writes).toBe(2);
    expect(progress).toEqual([0, 100, 120]);
  });

  it('goes on where it stopped when it is delivered again', async () => {
    const deps = inMemoryDeps();
    const { run } = await upload(deps, many(120));
    let chunks = 0;
    const events = Object.assign(Object.create(deps.events), {
      write: async (writes: readonly EventWrite[]) => {
        chunks += 1;
        if (chunks === 2) throw new Error('the process died');
        return deps.events.write(writes);
      },
    });
    await expect(applyImport({ ...deps, events }, run.id, succeed(many(120)))).rejects.toThrow('died');
    expect(deps.events.all()).toHaveLength(100);
    const again = await applyImport(deps, run.id, succeed(many(120)));
    expect(again).toMatchObject({ ok: true, value: { state: 'applied', done: 120, total: 120 } });
    expect(deps.events.all()).toHaveLength(120);
    expect(deps.events.all().every(({ version }) => version === 1)).toBe(true);
  });

  it.each([
    ['the messages', 1],
    ['the messages of the second chunk', 2],
  ])(
    'wakes the workers when it is delivered again after it broke off between writing and %s',
    async (_, nth) => {
      const deps = inMemoryDeps();
      const { run } = await upload(deps, many(120));
      const publish = deps.outbox.publish.bind(deps.outbox);
      let chunks = 0;
      deps.outbox.publish = async (...args) => {
        chunks += 1;
        if (chunks === nth) throw new Error('the process died');
        return publish(...args);
      };
      await expect(applyImport(deps, run.id, succeed(many(120)))).rejects.toThrow('died');
      await applyImport(deps, run.id, succeed(many(120)));
      const woken = deps.outbox.published.flat().map(({ eventId }) => eventId);
      expect(woken.sort()).toEqual(
        deps.events
          .all()
          .map(({ id }) => id)
          .sort(),
      );
      expect(deps.outbox.inTurn.size).toBe(deps.outbox.published.length);
    },
  );

  it('wakes nobody for what it has written when it is delivered twice', async () => {
    const deps = inMemoryDeps();
    const { run } = await upload(deps, many(120));
    await applyImport(deps, run.id, succeed(many(120)));
    const messages = deps.outbox.published.length;
    await applyImport(deps, run.id, succeed(many(120)));
    expect(deps.outbox.published).toHaveLength(messages);
  });

  it('plans again after losing a race', async () => {
    const deps = inMemoryDeps();
    await importAll(deps, reading({ a: 'Network' }));
    const { run } = await upload(deps, reading({ a: 'Network, new room' }));
    let raced = false;
    const events = Object.assign(Object.create(deps.events), {
      write: async (writes: readonly EventWrite[]) => {
        const id = writes[0]?.event.id ?? '';
        if (!raced) await deps.events.setJoinUrls(new Map([[id, 'https://teams.example/late']]));
        raced = true;
        return deps.events.write(writes);
      },
    });
    const applied = await applyImport(
      { ...deps, events },
      run.id,
      succeed(reading({ a: 'Network, new room' })),
    );
    expect(applied).toMatchObject({ ok: true, value: { state: 'applied' } });
    expect(deps.events.all()).toMatchObject([{ title: 'Network, new room', version: 2 }]);
  });

  it('gives up with a reason when it loses every race', async () => {
    const deps = inMemoryDeps();
    const { run } = await upload(deps, reading({ a: 'Network' }));
    const events = Object.assign(Object.create(deps.events), { write: async () => 'conflict' });
    const applied = await applyImport({ ...deps, events }, run.id, succeed(reading({ a: 'Network' })));
    expect(applied).toMatchObject({
      ok: true,
      value: { state: 'failed', problem: expect.stringContaining('Somebody else') },
    });
    await startImport(deps, { principal: editor, importId: run.id });
    expect(deps.imports.runs.get(run.id)).toMatchObject({ state: 'applying', problem: null });
  });

  it('takes the bookings of a withdrawn event along', async () => {
    const deps = inMemoryDeps();
    await importAll(deps, reading({ a: 'Network', b: 'Visit' }));
    const [first] = deps.events.all().filter(({ title }) => title === 'Network');
    deps.bookings.seed(aBooking({ eventId: first?.id ?? '' }));
    deps.outbox.published.length = 0;
    await importAll(deps, reading({ b: 'Visit' }));
    expect(deps.outbox.published.flat()).toEqual([
      { kind: 'event', eventId: first?.id },
      { kind: 'bookings', eventId: first?.id },
    ]);
    expect(deps.audit.entries.at(-1)).toMatchObject({ what: 'event.withdrawn' });
  });

  it('refuses an event back with fewer places than it had bookings', async () => {
    const deps = inMemoryDeps();
    await importAll(deps, reading({ a: 'Network' }));
    const [event] = deps.events.all();
    if (!event) throw new Error('nothing was imported');
    deps.events.seed({ ...event, capacity: 1, state: 'cancelled', version: 2 });
    deps.bookings.seed(
      aBooking({ eventId: event.id, reference: 'AAAAA' }),
      aBooking({ eventId: event.id, reference: 'BBBBB', person: aPerson(2) }),
    );
    const back = reading({ a: 'Network' });
    for (const entry of back.entries) entry.details.capacity = 1;
    const { preview } = await upload(deps, back);
    expect(preview.refused).toMatchObject([{ column: 'capacity' }]);
  });

  it('is for editors and the import tool', async () => {
    const deps = inMemoryDeps();
    const refused = await previewImport(deps, {
      principal: aPrincipal(),
      fileName: 'a.csv',
      file: new Uint8Array(),
      reading: succeed(reading({ a: 'Network' })),
    });
    const { run } = await upload(deps, reading({ a: 'Network' }));
    const started = await startImport(deps, { principal: aPrincipal(), importId: run.id });
    const seen = await getImport(deps, { principal: aPrincipal(), importId: run.id });
    expect([refused, started, seen].map((result) => !result.ok && result.failure.code)).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
    ]);
  });

  it('says why a file that cannot be read is no import', async () => {
    const deps = inMemoryDeps();
    const unreadable = fail('unreadable', 'The file is empty.');
    const refused = await previewImport(deps, {
      principal: editor,
      fileName: 'a.csv',
      file: new Uint8Array(),
      reading: unreadable,
    });
    expect(refused).toEqual(unreadable);
    const { run } = await upload(deps, reading({ a: 'Network' }));
    expect(await applyImport(deps, run.id, unreadable)).toMatchObject({
      ok: true,
      value: { state: 'failed', problem: 'The file is empty.' },
    });
    expect(await applyImport(deps, 'nothing', unreadable)).toMatchObject({ failure: { code: 'notFound' } });
  });

  it.each([
    ['Programme 2027.csv', 'programme-2027'],
    ['C:\\Users\\me\\programme_2027.CSV', 'programme-2027'],
    ['../secret/Übersicht.ics', 'bersicht'],
    ['.csv', 'programme'],
  ])('calls the feed of %s %s', (fileName, feed) => {
    expect(feedOf(fileName)).toBe(feed);
  });
});
