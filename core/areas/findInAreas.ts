/** Finds areas, their resources and the minutes of their meetings by words: every word wanted, whatever its case and accents. */
import type { UpdatesReply } from '../contract/areas.ts';
import type { Deps } from '../deps.ts';
import { foldedWords, holdsEveryWord } from '../foldedWords.ts';
import type { Area } from './area.ts';
import type { Meeting } from './meeting.ts';

type AreaHit = UpdatesReply['others'][number];

const most = 20;

const holds = (words: string, ...texts: readonly string[]): boolean =>
  holdsEveryWord(foldedWords(texts.join(' ')), words);

const meetingTexts = ({ title, minutes, decisions, actions }: Meeting): string[] => [
  title,
  minutes,
  ...decisions,
  ...actions.map(({ what }) => what),
];

const hitsIn = (area: Area, meetings: readonly Meeting[], words: string): AreaHit[] => {
  const of = { area: area.slug, areaName: area.name, id: null, link: null, day: null };
  const ways = area.involvement.flatMap(({ title, detail }) => [title, detail]);
  return [
    ...(holds(words, area.name, area.focus, area.aim ?? '', ...ways)
      ? [{ ...of, kind: 'area' as const, title: area.name }]
      : []),
    ...area.resources
      .filter(({ title, type }) => holds(words, title, type))
      .map(({ title, link }) => ({ ...of, kind: 'resource' as const, title, link })),
    ...meetings
      .filter((meeting) => meeting.state === 'published' && holds(words, ...meetingTexts(meeting)))
      .map(({ id, title, heldOn }) => ({ ...of, kind: 'minutes' as const, title, id, day: heldOn })),
  ];
};

/** In the order of the areas; only what is published. Nothing for no words. @param area slug of the only one to look in */
export const findInAreas = async (
  { areas, meetings }: Pick<Deps, 'areas' | 'meetings'>,
  { words, area }: { words: string; area?: string | undefined },
): Promise<AreaHit[]> => {
  if (foldedWords(words) === '') return [];
  const looked = (await areas.list()).filter(({ value }) => area === undefined || value.slug === area);
  const found = await Promise.all(
    looked.map(async ({ value }) => {
      const held = await meetings.ofArea(value.slug);
      return hitsIn(
        value,
        held.map((stored) => stored.value),
        words,
      );
    }),
  );
  return found.flat().slice(0, most);
};
