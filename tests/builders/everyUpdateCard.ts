import { areaCard } from '#bot/cards/areaCard.ts';
import { areasCard } from '#bot/cards/areaCards.ts';
import type { Message } from '#bot/cards/card.ts';
import {
  channelCards,
  channelForm,
  channelSaved,
  channelWelcome,
  noChannelHere,
} from '#bot/cards/channelCards.ts';
import { preferencesForm, preferencesSaved } from '#bot/cards/preferencesCards.ts';
import { setUpDone, setUpForm } from '#bot/cards/setUpCards.ts';
import { testCard } from '#bot/cards/testCard.ts';
import { updateCard, updatesCard } from '#bot/cards/updateCards.ts';
import { phases } from '#core/events/event.ts';
import { usualPreferences } from '#core/people/preferences.ts';
import type { Update } from '#core/updates/update.ts';
import { aChannel } from './aChannel.ts';
import { anArea } from './anArea.ts';
import { anUpdate } from './anUpdate.ts';

const publicUrl = 'https://learning.norfolk.example';
const link = `${publicUrl}/go/areas`;
const nasty = '[x](javascript:alert(1)) <img src=x onerror=alert(1)> **bold** _a_ `b` | \\ 🧮 مرحبا ';
const now = '2026-11-23T09:00:00Z';
const areaName = 'Norfolk KS2 Challenge';

const asked: Partial<Update> = {
  confirm: true,
  ask: {
    kind: 'comment',
    words: 'Your comments on the draft principles.',
    by: '2026-11-27T17:00:00Z',
    link: 'https://forms.example/principles',
  },
};
const extreme: Partial<Update> = {
  headline: nasty.repeat(2).slice(0, 80),
  happened: `# ${nasty}\n\n${nasty.repeat(60)}`,
  next: nasty.repeat(30),
  ask: {
    kind: 'survey',
    words: nasty.repeat(6).slice(0, 500),
    by: '2026-11-27T17:00:00Z',
    link: `https://forms.example/${'a'.repeat(470)}`,
  },
  confirm: true,
  sample: true,
  corrections: Array.from({ length: 9 }, () => ({ at: now, reason: nasty.repeat(5) })),
};
const extremeName = `${nasty}${'Ж'.repeat(100)}`.slice(0, 100);
const extremeAreas = Array.from({ length: 200 }, (_, n) =>
  anArea({ slug: `area-${n}`, name: extremeName, focus: nasty.repeat(5), immediate: n % 2 === 0 }),
);

const show = (change: Partial<Update> = {}, rest: Partial<Parameters<typeof updateCard>[0]> = {}): Message =>
  updateCard({ update: anUpdate(change), areaName, follows: false, confirmedAt: null, ...rest }, publicUrl);

const postCard = (updates: readonly Update[]): Message =>
  channelCards.post(
    updates.map((update) => ({ update, areaName: extremeName })),
    publicUrl,
  );

/** Areas, updates, channels and preferences in every state, ordinary and extreme. */
export const everyUpdateCard: Readonly<Record<string, Message>> = {
  update: show(),
  'update in a channel': show({}, { follows: null }),
  'update that asks for something': show(asked),
  'update that was confirmed': show(asked, { confirmedAt: now, follows: true }),
  'update of which only the month is known': show({ monthOnly: true, sample: true }),
  'update corrected': show({ corrections: [{ at: now, reason: 'It was ten schools.' }] }),
  'update withdrawn': show({ state: 'withdrawn', withdrawn: { at: now, reason: 'It was out of date.' } }),
  'update, extreme': show(extreme, { areaName: extremeName, note: 'You have already done this.' }),
  'update withdrawn, extreme': show(
    { ...extreme, state: 'withdrawn', withdrawn: { at: now, reason: nasty.repeat(8) } },
    { areaName: extremeName },
  ),
  'updates found': updatesCard({
    heading: 'Updates',
    lead: '2 updates, newest first.',
    updates: [anUpdate(), anUpdate(asked)].map((update) => ({ update, areaName })),
    publicUrl,
    link,
  }),
  'updates found, extreme': updatesCard({
    heading: 'Updates',
    lead: 'The newest 3 of 200.',
    note: 'I read that as ‘updates’.',
    updates: Array.from({ length: 3 }, () => ({ update: anUpdate(extreme), areaName: extremeName })),
    publicUrl,
    link,
  }),
  areas: areasCard({
    areas: [
      { area: anArea({ immediate: true }), latest: anUpdate() },
      { area: anArea({ slug: 'transitions', name: 'Ensuring Effective Transitions' }), latest: null },
    ],
    follows: new Set(['ks2']),
    publicUrl,
    link,
  }),
  'no areas': areasCard({ areas: [], follows: new Set(), publicUrl, link }),
  'areas in a channel, extreme': areasCard({
    areas: extremeAreas.map((area) => ({ area, latest: anUpdate(extreme) })),
    follows: null,
    note: 'Which one?',
    publicUrl,
    link,
  }),
  'an area': areaCard(anArea({ aim: 'Seven in ten.' }), [anUpdate()], publicUrl),
  'an area, extreme': areaCard(
    anArea({
      name: extremeName,
      focus: nasty.repeat(5),
      aim: nasty.repeat(3),
      closed: '2024-25',
      leads: Array.from({ length: 12 }, () => ({ key: null, name: extremeName, role: extremeName })),
    }),
    Array.from({ length: 3 }, () => anUpdate(extreme)),
    publicUrl,
  ),
  'channel that nobody chose for': channelForm({
    channel: null,
    etag: null,
    areas: [anArea()],
    publicUrl,
  }),
  'channel to choose for, extreme': channelForm({
    channel: aChannel({
      areas: extremeAreas.slice(0, 100).map(({ slug }) => ({ slug, since: now })),
      chosenBy: { key: 'a', name: nasty.repeat(3) },
    }),
    etag: 'e'.repeat(200),
    areas: extremeAreas,
    note: nasty,
    publicUrl,
  }),
  'channel chosen for': channelSaved(aChannel(), [anArea()], publicUrl),
  'channel that gets nothing': channelSaved(aChannel({ areas: [] }), [anArea()], publicUrl),
  'welcome, with choices': setUpForm({ areas: [anArea()], again: false, publicUrl }),
  'welcome where there are no areas': setUpForm({ areas: [], again: false, publicUrl }),
  'back again, extreme': setUpForm({ areas: extremeAreas, again: true, publicUrl }),
  'set up': setUpDone(
    {
      preferences: { ...usualPreferences, phases: ['primary', 'special'] },
      areas: [anArea()],
      follows: new Set(['ks2']),
      publicUrl,
    },
    '2026-11-23',
  ),
  'set up, extreme': setUpDone(
    {
      preferences: { ...usualPreferences, phases: [...phases], pausedUntil: '2027-01-04' },
      areas: extremeAreas,
      follows: new Set(extremeAreas.map(({ slug }) => slug)),
      note: nasty,
      publicUrl,
    },
    '2026-11-23',
  ),
  'test to oneself': testCard(publicUrl),
  'welcome to a team': channelWelcome(publicUrl),
  'channel settings asked elsewhere': noChannelHere(publicUrl),
  'post of one update': postCard([anUpdate()]),
  'post of several, one corrected, one withdrawn': postCard([
    anUpdate({ corrections: [{ at: now, reason: 'It was ten schools.' }] }),
    anUpdate({ state: 'withdrawn', withdrawn: { at: now, reason: 'It was out of date.' } }),
    anUpdate(),
  ]),
  'post, extreme': postCard(Array.from({ length: 10 }, () => anUpdate(extreme))),
  preferences: preferencesForm({
    preferences: usualPreferences,
    etag: null,
    areas: [anArea()],
    follows: new Set(['ks2']),
    publicUrl,
  }),
  'preferences to be mended, extreme': preferencesForm({
    preferences: { ...usualPreferences, pausedUntil: '2027-01-04' },
    etag: 'e'.repeat(200),
    areas: extremeAreas,
    follows: new Set(extremeAreas.map(({ slug }) => slug)),
    note: nasty,
    publicUrl,
  }),
  'preferences saved': preferencesSaved(
    { preferences: usualPreferences, areas: [anArea()], follows: new Set(), publicUrl },
    '2026-11-23',
  ),
  'preferences saved, extreme': preferencesSaved(
    {
      preferences: {
        ...usualPreferences,
        rhythm: 'straightAway',
        quiet: { from: '00:00', to: '00:00' },
        routes: { chat: false, mail: true },
        pausedUntil: '2027-01-04',
      },
      areas: extremeAreas,
      follows: new Set(extremeAreas.map(({ slug }) => slug)),
      note: nasty,
      publicUrl,
    },
    '2026-11-23',
  ),
};
