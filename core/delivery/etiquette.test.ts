/**
 * The manners of everything that writes to people unasked, all at once and in any order: digests, news, alerts, requests for
 * approval, questions about edits, and posts to channels. Whatever happens, nobody is disturbed at the wrong time or too often.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alertCard } from '#bot/cards/alertCard.ts';
import { approvalCards } from '#bot/cards/approvalCards.ts';
import { editNoticesCard, editOutcomeCard, editQuestionCard } from '#bot/cards/editCards.ts';
import { aChannel } from '../../tests/builders/aChannel.ts';
import { anIssue, anItem } from '../../tests/builders/anIssue.ts';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { InMemoryChat } from '../../tests/doubles/chat.ts';
import { countyCalendar, deliveryDeps } from '../../tests/doubles/deliveryDeps.ts';
import { channelKey } from '../channels/channel.ts';
import { planPosts } from '../channels/planPosts.ts';
import { tellApprovers } from '../digests/approval/tellApprovers.ts';
import { usualPreferences } from '../people/preferences.ts';
import { noteRoles } from '../people/roleProofs.ts';
import { tellAdministrators } from '../sync/alerts/tellAdministrators.ts';
import { watchHealth } from '../sync/alerts/watchHealth.ts';
import { noteStopped } from '../sync/health/noteFailure.ts';
import type { SyncQuestion } from '../sync/inbound/question.ts';
import { tellEditor } from '../sync/inbound/tellEditor.ts';
import { tellEditors } from '../sync/inbound/tellEditors.ts';
import { isSchoolDay, nextSendable } from '../time/schoolDays.ts';
import { addSeconds, dayOf, instantOf, ukZone } from '../time/zones.ts';
import type { ChatMessage } from './chat.ts';
import { doTask } from './doTask.ts';
import { startDueIssues } from './startDispatch.ts';
import { startNews } from './startNews.ts';
import { sweepDeliveries } from './sweepDeliveries.ts';

/** Somebody with every duty there is, who wants to hear of everything straight away. */
const everywhere = aPrincipal('everywhere', { roles: ['administrator', 'approver', 'editor'] });
/** Somebody who only follows along, once a week. */
const reader = aPrincipal('reader');
const channel = aChannel({ areas: [{ slug: 'ks2', since: '2026-11-01T00:00:00Z' }] });

const senders = ['news', 'digest', 'alert', 'approval', 'question', 'post'] as const;
type Sender = (typeof senders)[number];
type Sent = { to: string; by: Sender; at: string; card: string };

/** By the words only their cards have. */
const senderOf = (to: string, { summary, card }: ChatMessage): Sender => {
  const words = JSON.stringify(card);
  if (to === channelKey(channel.id)) return 'post';
  if (words.includes('"verb":"sync.own"')) return 'alert';
  if (words.includes('"verb":"approve.yes"')) return 'approval';
  if (words.includes('"verb":"edit.keep"')) return 'question';
  return summary.startsWith('New: ') || summary.endsWith(' for you') ? 'news' : 'digest';
};

const world = async () => {
  const base = deliveryDeps();
  const sent: Sent[] = [];
  class Chat extends InMemoryChat {
    override async send(...[to, message]: Parameters<InMemoryChat['send']>) {
      const at = instantOf(base.clock.now());
      sent.push({ to, by: senderOf(to, message), at, card: JSON.stringify(message) });
      return super.send(to, message);
    }
  }
  const deps = {
    ...base,
    chat: new Chat(),
    officeMailbox: 'office@norfolk.example',
    homeTenant: everywhere.tenantId,
    tellLater: async (id: string) =>
      tellEditor(deps, id, {
        question: (question) => editQuestionCard(question, base.publicUrl),
        outcome: (question) => editOutcomeCard(question, base.publicUrl),
        notices: (notices) => editNoticesCard(notices, base.publicUrl),
      }),
  };
  for (const { key, name, email, tenantId } of [everywhere, reader]) {
    await deps.people.put({ key, name, email });
    const place = { person: key, email, tenantId, serviceUrl: 'https://smba.example/', botId: '28:bot' };
    await deps.chatPlaces.put({ ...place, conversationId: `a:${name}`, closed: null });
  }
  deps.preferences.seed(everywhere.key, { rhythm: 'straightAway' });
  await deps.channels.put(channel, null);
  return { deps, sent };
};
type World = Awaited<ReturnType<typeof world>>;

/** What the timers do, every few minutes. */
const round = async ({ deps }: World, minute: number): Promise<void> => {
  const now = instantOf(deps.clock.now());
  for (const source of ['list', 'calendar'] as const)
    await deps.readings.put({ ...(await deps.readings.get(source)), readAt: now });
  if (minute % 30 === 0) await startNews(deps);
  if (minute % 10 === 0) await planPosts(deps);
  await startDueIssues(deps);
  await sweepDeliveries(deps);
  for (let task = deps.tasks.take(); task; task = deps.tasks.take()) await doTask(deps, task);
  await watchHealth(deps);
  await tellAdministrators(deps, (alert) => alertCard(alert, deps.publicUrl));
  await tellApprovers(deps, approvalCards(deps.publicUrl));
  await tellEditors(deps);
};

let count = 0;
const id = (kind: string): string => {
  count += 1;
  return `${kind}${String(count).padStart(9, '0')}`;
};

const question = (askedAt: string): SyncQuestion => ({
  id: id('que'),
  eventId: 'b7k2q0000001',
  title: 'Reading fluency across KS2',
  source: 'list',
  editor: { name: everywhere.name, email: everywhere.email },
  changes: [{ field: 'venue', before: 'Samphire Primary', after: 'County Hall' }],
  people: 3,
  askedAt,
  state: 'open',
  answer: null,
  decidedBy: null,
  edit: { remoteId: '1', deleted: false, details: {}, state: null, fields: {} },
});

/** Something that makes somebody write to people. */
const happen = async ({ deps }: World, what: Sender | 'mended'): Promise<void> => {
  const now = instantOf(deps.clock.now());
  switch (what) {
    case 'news':
    case 'post':
      return deps.updates.seed(anUpdate({ id: id('upd'), headline: id('Update '), publishedAt: now }));
    case 'digest':
      return deps.issues.seed(anIssue({ id: id('iss'), sendAt: now, items: [anItem({ id: id('it') })] }));
    case 'alert': {
      const message = { v: 1, mail: { subject: id('mail') }, since: now };
      await noteStopped(deps, 'mails', message, 'mail', 'The mailbox did not let us in.');
      return;
    }
    case 'approval': {
      const waits = {
        state: 'inReview' as const,
        askedAt: now,
        approver: null,
        approvedAt: null,
        sendAt: null,
      };
      return deps.issues.seed(anIssue({ id: id('iss'), ...waits }));
    }
    case 'question':
      await deps.desk.putQuestion(question(now), null);
      return;
    case 'mended':
      for (const { value } of await deps.stopped.all()) await deps.stopped.remove(value.id);
  }
};

const isQuiet = (at: string): boolean => nextSendable(at, usualPreferences, countyCalendar) !== at;

const checkManners = (sent: readonly Sent[]): void => {
  const mayWait: readonly Sender[] = ['news', 'digest', 'approval', 'post'];
  for (const { by, at } of sent) {
    if (!mayWait.includes(by)) continue;
    expect({ by, at, quiet: isQuiet(at) }).toEqual({ by, at, quiet: false });
    expect(isSchoolDay(dayOf(at, ukZone), countyCalendar)).toBe(true);
  }
  // A card always has something in it.
  for (const { by, card } of sent) if (by === 'news' || by === 'post') expect(card).toMatch(/Update \d{9}/);
  const perDay = Map.groupBy(sent, ({ to, at }) => `${to} ${dayOf(at, ukZone)}`);
  for (const day of perDay.values()) {
    const unasked = day.filter(({ by }) => by !== 'digest');
    // Two a day. What goes beyond is a duty that somebody has taken on, and cannot wait for tomorrow.
    for (const { by } of unasked.slice(2)) expect(['alert', 'approval', 'question']).toContain(by);
    for (const by of ['alert', 'news'] as const)
      expect(day.filter((one) => one.by === by).length).toBeLessThanOrEqual(2);
    expect(day.filter(({ by }) => by === 'post').length).toBeLessThanOrEqual(1);
  }
  for (const one of Map.groupBy(sent, ({ to, by }) => `${to} ${by}`).values())
    for (const [n, { by, at }] of one.entries()) {
      const before = one[n - 1];
      if (before && by === 'news') expect(at >= addSeconds(before.at, 1800)).toBe(true);
    }
  for (const { by, to } of sent) if (to === reader.key) expect(by).toBe('digest');
};

const deed = fc.record({
  wait: fc.constantFrom(0, 10, 30, 120, 600),
  what: fc.constantFrom(...senders, 'mended' as const),
});

test('whatever happens: nobody is written to at night, in holidays, too often, twice within half an hour, or about nothing', async () => {
  const totals = new Map<Sender, number>();
  await fc.assert(
    fc.asyncProperty(
      // A Friday before a weekend, and the last days before Christmas.
      fc.constantFrom('2026-11-20T08:00:00Z', '2026-11-23T06:00:00Z', '2026-12-17T15:00:00Z'),
      fc.array(deed, { minLength: 4, maxLength: 14 }),
      async (start, deeds) => {
        const it = await world();
        it.deps.clock.set(start);
        await noteRoles(it.deps.roleProofs, everywhere, start);
        let minute = 0;
        const pass = async (minutes: number): Promise<void> => {
          for (const end = minute + minutes; minute < end; minute += 10) {
            await round(it, minute);
            it.deps.clock.advance(10);
          }
        };
        for (const { wait, what } of deeds) {
          await happen(it, what);
          await pass(wait);
        }
        await pass(24 * 60);
        checkManners(it.sent);
        for (const { by } of it.sent) totals.set(by, (totals.get(by) ?? 0) + 1);
      },
    ),
    { numRuns: 25 },
  );
  // Every sender was among them.
  expect([...totals.keys()].toSorted()).toEqual(senders.toSorted());
}, 120_000);
