/** Alerts from end to end over stores in memory: what goes wrong, who hears of it when, and what their cards say later. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alertCard } from '#bot/cards/alertCard.ts';
import { aFeed } from '../../../tests/builders/aFeed.ts';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import { InMemoryChat } from '../../../tests/doubles/chat.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import { noteRoles } from '../../people/roleProofs.ts';
import { takeUnasked } from '../../people/unasked.ts';
import { dayOf, instantOf, ukZone } from '../../time/zones.ts';
import type { SyncPart } from '../health/lines.ts';
import { noteStopped } from '../health/noteFailure.ts';
import type { Alert, Fault, Seen } from './alert.ts';
import { ownAlert, retryAlert } from './answerAlert.ts';
import { followFaults } from './followFaults.ts';
import { tellAdministrators } from './tellAdministrators.ts';
import { watchHealth } from './watchHealth.ts';

const admin = aPrincipal('admin', { roles: ['administrator'] });
const other = aPrincipal('other', { roles: ['administrator', 'editor'] });
const mail = { v: 1, mail: { subject: 'Booked' }, since: '2026-11-23T09:00:00Z' };

let deps: InMemoryDeps;
let chat: InMemoryChat;
let sends: { person: string; summary: string }[];

/** Counts what is a new message: an edit makes no sound. */
class CountingChat extends InMemoryChat {
  override async send(...[person, message]: Parameters<InMemoryChat['send']>) {
    const outcome = await super.send(person, message);
    if (outcome.status === 'sent') sends.push({ person, summary: message.summary });
    return outcome;
  }
}

const minute = async (): Promise<void> => {
  for (const source of ['list', 'calendar'] as const)
    await deps.readings.put({
      ...(await deps.readings.get(source)),
      readAt: instantOf(deps.clock.now()),
    });
  await watchHealth(deps);
  await tellAdministrators({ ...deps, chat, officeMailbox: 'office@norfolk.example' }, (alert) =>
    alertCard(alert, deps.publicUrl),
  );
};
const minutes = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    deps.clock.advance(1);
    await minute();
  }
};
const stop = (what = 'mail B7K2Q', message: object = mail) =>
  noteStopped(deps, 'mails', message, what, 'The mailbox did not let us in.');
const wordsOf = (person: string): string[] =>
  [...chat.cards.values()]
    .filter((card) => card.person === person)
    .map(({ message }) => JSON.stringify(message.card));
const meet = async (principal = admin): Promise<void> => {
  const { key, name, email } = principal;
  await deps.people.put({ key, name, email });
  await noteRoles(deps.roleProofs, principal, instantOf(deps.clock.now()));
};

beforeEach(async () => {
  deps = inMemoryDeps();
  chat = new CountingChat();
  sends = [];
  await meet();
});

describe('an alert', () => {
  test('comes once, after a quarter of an hour, with what is wrong, since when and why', async () => {
    await stop();
    await minutes(15);
    expect(sends).toEqual([]);
    await minutes(120);
    expect(sends).toEqual([{ person: admin.key, summary: 'Needs you: Messages to people do not go out.' }]);
    const [words] = wordsOf(admin.key);
    expect(words).toContain('Needs you · since 9am');
    expect(words).toContain('1 message has not reached anybody.');
    expect(words).toContain('The mailbox did not let us in.');
    expect(words).toMatch(/S-[0-9A-Z]{5}/);
  });

  test('does not come for what passes by itself', async () => {
    const { id } = await stop();
    await minutes(10);
    await deps.stopped.remove(id);
    await minutes(60);
    expect(sends).toEqual([]);
    expect(await deps.alerts.all()).toEqual([]);
  });

  test('becomes “fixed” in the same card, and is then let go', async () => {
    const { id } = await stop();
    await minutes(20);
    await deps.stopped.remove(id);
    await minutes(5);
    expect(wordsOf(admin.key)[0]).not.toContain('Fixed');
    await minutes(10);
    expect(sends).toHaveLength(1);
    expect(wordsOf(admin.key)).toHaveLength(1);
    expect(wordsOf(admin.key)[0]).toContain('Fixed at 9:21am');
    expect(wordsOf(admin.key)[0]).not.toContain('Try again');
    expect((await deps.alerts.all()).map(({ value }) => value.state)).toEqual(['closed']);
  });

  test('takes what goes wrong soon after into the same card', async () => {
    await stop();
    await minutes(20);
    await deps.feeds.write(
      aFeed({ failures: 3, problem: 'It answered 404.', lastSuccess: '2026-11-23T06:00:00Z' }),
      null,
    );
    await minutes(20);
    expect(sends).toHaveLength(1);
    expect(wordsOf(admin.key)[0]).toContain('2 connections at fault');
    expect(wordsOf(admin.key)[0]).toContain('It answered 404.');
  });

  test('is not repeated for the same thing that comes back, but says so', async () => {
    const { id } = await stop();
    await minutes(20);
    await deps.stopped.remove(id);
    await minutes(15);
    await stop();
    await minutes(60);
    expect(sends).toHaveLength(1);
    expect(wordsOf(admin.key)[0]).toContain('Needs you');
  });

  test('tells of standing still, and of no edit that waits for its editor', async () => {
    await deps.outbox.mark([{ kind: 'event', eventId: 'a' }]);
    await minutes(46);
    expect(sends).toEqual([
      { person: admin.key, summary: 'Needs you: Events are not reaching SharePoint and Outlook.' },
    ]);
    expect(wordsOf(admin.key)[0]).toContain('Stopped · since 9am');
  });

  test('rests while somebody has paused synchronising', async () => {
    await deps.pauses.put({ since: '2026-11-23T09:00:00Z', by: { key: admin.key, name: admin.name } });
    await deps.outbox.mark([{ kind: 'event', eventId: 'a' }]);
    await minutes(90);
    expect(sends).toEqual([]);
  });
});

describe('who hears of it', () => {
  test('every administrator who has signed in of late, and nobody else', async () => {
    await meet(other);
    await meet(aPrincipal('editor', { roles: ['editor'] }));
    await stop();
    await minutes(20);
    expect(sends.map(({ person }) => person).toSorted()).toEqual([admin.key, other.key].toSorted());
  });

  test('by mail, where the chat is no way, and once', async () => {
    chat.next.push({ status: 'unreachable', reason: 'blocked' });
    const { id } = await stop();
    await minutes(60);
    expect(deps.mailer.sent.map(({ to, subject }) => [to.email, subject])).toEqual([
      [admin.email, 'Needs you · since 9am: Messages to people do not go out'],
    ]);
    await deps.stopped.remove(id);
    await minutes(15);
    expect(deps.mailer.sent.at(-1)?.subject).toContain('Fixed at 10:01am');
    expect(deps.mailer.sent).toHaveLength(2);
  });

  test('by mail too, while nobody is on it for half an hour', async () => {
    await stop();
    await minutes(44);
    expect(deps.mailer.sent).toEqual([]);
    await minutes(60);
    expect(deps.mailer.sent.map(({ to }) => to.email)).toEqual([admin.email]);
  });

  test('the shared mailbox, while nobody is known to be an administrator', async () => {
    deps.roleProofs.proofs.clear();
    await stop();
    await minutes(60);
    expect(deps.mailer.sent.map(({ to }) => to.email)).toEqual(['office@norfolk.example']);
  });

  test('nobody who is on a break, unless all are', async () => {
    await meet(other);
    deps.preferences.seed(admin.key, { pausedUntil: '2027-01-04' });
    await stop();
    await minutes(20);
    expect(sends.map(({ person }) => person)).toEqual([other.key]);
  });

  test('a busy chat is asked again, and given up for mail', async () => {
    chat.next.push(...Array.from({ length: 3 }, () => ({ status: 'retry' as const, afterSeconds: null })));
    await stop();
    await minutes(25);
    expect(sends).toHaveLength(1);
    chat.next.push(...Array.from({ length: 40 }, () => ({ status: 'retry' as const, afterSeconds: null })));
    await meet(other);
    await minutes(18);
    expect(deps.mailer.sent.map(({ to }) => to.email)).toContain(other.email);
  });

  test('it takes a place of the two that may come unasked in a day', async () => {
    await stop();
    await minutes(20);
    const now = instantOf(deps.clock.now());
    expect(await takeUnasked(deps.once, admin.key, now)).toBe(true);
    expect(await takeUnasked(deps.once, admin.key, now)).toBe(false);
  });
});

describe('what administrators do about it', () => {
  const alertId = async (): Promise<string> => (await deps.alerts.all())[0]?.value.id ?? '';

  test('the first to say so is on it, everybody’s card says who, and no mail follows', async () => {
    await meet(other);
    await stop();
    await minutes(20);
    const id = await alertId();
    expect(await ownAlert(deps, { principal: admin, id })).toMatchObject({
      value: { owner: { name: 'admin' } },
    });
    expect(await ownAlert(deps, { principal: other, id })).toMatchObject({
      value: { owner: { name: 'admin' } },
    });
    await minutes(60);
    expect(wordsOf(other.key)[0]).toContain('Being fixed by admin, 9:20am');
    expect(wordsOf(other.key)[0]).not.toContain('I am on it');
    expect(deps.mailer.sent).toEqual([]);
  });

  test('what stopped is tried again once, and calendars are read', async () => {
    await stop();
    await deps.feeds.write(aFeed({ id: 'feed1', failures: 3, lastSuccess: '2026-11-23T06:00:00Z' }), null);
    await minutes(20);
    const id = await alertId();
    expect(await retryAlert(deps, { principal: admin, id })).toMatchObject({ value: { tried: 2 } });
    expect(deps.workQueues.messages.map(({ queue }) => queue)).toEqual(['mails', 'feeds']);
    await retryAlert(deps, { principal: admin, id });
    expect(deps.workQueues.messages.filter(({ queue }) => queue === 'mails')).toHaveLength(1);
  });

  test('is theirs alone', async () => {
    await stop();
    await minutes(20);
    const id = await alertId();
    const editor = aPrincipal('editor', { roles: ['editor'] });
    for (const answer of [ownAlert, retryAlert]) {
      expect(await answer(deps, { principal: editor, id })).toMatchObject({ failure: { code: 'forbidden' } });
      expect(await answer(deps, { principal: admin, id: 'none' })).toMatchObject({
        failure: { code: 'notFound' },
      });
    }
    expect(deps.workQueues.messages).toEqual([]);
  });
});

test('whatever goes wrong and right again: two alerts a day at most, every fault told, and all is over in the end', () => {
  const parts = ['events', 'bookings', 'list', 'calendar', 'feeds', 'mails'] as const;
  const look = fc.record({
    after: fc.integer({ min: 1, max: 240 }),
    wrong: fc.uniqueArray(fc.constantFrom(...parts), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(fc.array(look, { maxLength: 20 }), (looks) => {
      const clock = new Date('2026-11-23T00:00:00Z');
      let alerts: Alert[] = [];
      let seen: Seen[] = [];
      const follow = (wrong: readonly SyncPart[]) => {
        const now = instantOf(clock);
        const faults = wrong.map(
          (what): Fault => ({
            what,
            state: 'needsYou',
            since: now,
            waiting: 1,
            needsYou: 1,
            cause: null,
            reference: null,
            goodSince: null,
            fixedAt: null,
          }),
        );
        const next = followFaults(deps, { alerts, seen }, { faults, resting: new Set(), now });
        const changed = new Set(next.alerts.map(({ id }) => id));
        alerts = [...alerts.filter(({ id }) => !changed.has(id)), ...next.alerts];
        seen = next.seen;
      };
      for (const { after, wrong } of looks) {
        for (let n = 0; n < after; n += 1) {
          clock.setTime(clock.getTime() + 60_000);
          follow(wrong);
        }
        const told = alerts
          .filter(({ state }) => state === 'raised')
          .flatMap(({ faults }) => faults.filter(({ fixedAt }) => fixedAt === null));
        const parts = told.map(({ what }) => what);
        // Told after a quarter of an hour, over after ten minutes more.
        if (after > 15) expect(parts).toEqual(expect.arrayContaining(wrong));
        if (after > 25) expect(parts.toSorted()).toEqual(wrong.toSorted());
      }
      const perDay = Map.groupBy(alerts, ({ raisedAt }) => dayOf(raisedAt, ukZone));
      for (const raised of perDay.values()) expect(raised.length).toBeLessThanOrEqual(2);
      for (let n = 0; n < 12; n += 1) {
        clock.setTime(clock.getTime() + 60_000);
        follow([]);
      }
      expect(alerts.filter(({ state }) => state === 'raised')).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
