/** What the content says happened is what the source texts say, in words of our own. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { areasSchema } from '#core/areas/area.ts';
import { foldedWords } from '#core/foldedWords.ts';
import { monthAndYear, monthName, plainDay } from '#core/time/wording.ts';
import {
  sampleUpdateSchema,
  startingMeetingSchema,
  startingUpdateSchema,
} from '#core/updates/startingContent.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const areas = areasSchema.parse(read('areas.json'));
const updates = z.array(startingUpdateSchema).parse(read('updates.json'));
const meetings = z.array(startingMeetingSchema).parse(read('meetings.json'));
const samples = z.array(sampleUpdateSchema).parse(read('sample-updates.json'));

const seedsFolder = path.resolve(import.meta.dirname, '../../shared/seeds');
const seeds = existsSync(seedsFolder)
  ? globSync('*.txt', { cwd: seedsFolder })
      .map((name) => readFileSync(path.join(seedsFolder, name), 'utf8'))
      .join('\n')
  : null;
const withSeeds = (name: string, check: (text: string) => void) =>
  it(name, () => {
    if (seeds === null) console.log('not checked: seeds absent');
    else check(seeds);
  });

/** The texts of everything that is stated as fact. */
const facts: readonly [key: string, text: string][] = [
  ...updates.map(({ key, headline, happened, next, ask }): [string, string] => [
    key,
    [headline, happened, next, ask?.words].join('\n'),
  ]),
  ...meetings.map(({ key, minutes, decisions, actions }): [string, string] => [
    key,
    [minutes, ...decisions, ...actions.map(({ what }) => what)].join('\n'),
  ]),
];

describe('the areas and what they did', () => {
  it('belong together, each thing once', () => {
    expect(areas).toHaveLength(8);
    const slugs = areas.map(({ slug }) => slug);
    const told = [...updates, ...samples].map(({ area }) => area);
    expect(slugs.filter((slug) => !told.includes(slug))).toEqual([]);
    for (const { area } of [...updates, ...samples, ...meetings]) expect(slugs).toContain(area);
    for (const list of [updates, meetings, samples])
      expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
  });

  it('lie between February 2024 and February 2025, and are no samples', () => {
    for (const day of [...updates.map(({ on }) => on), ...meetings.map(({ heldOn }) => heldOn)]) {
      expect(day >= '2024-02-01').toBe(true);
      expect(day <= '2025-02-28').toBe(true);
    }
    expect(updates.filter(({ sample }) => sample)).toEqual([]);
  });

  it('name no person, address or number of a telephone', () => {
    const text = ['areas.json', 'updates.json', 'meetings.json', 'sample-updates.json']
      .map((name) => JSON.stringify(read(name)))
      .join();
    expect(text).not.toMatch(/@|\bOBE\b|\d{4} \d{3}/);
    expect(areas.flatMap(({ leads }) => leads)).toEqual([]);
  });

  withSeeds('have the dates of the source texts', (text) => {
    for (const { key, on, dated } of updates)
      expect({ key, found: text.includes(dated === 'day' ? plainDay(on) : monthAndYear(on)) }).toEqual({
        key,
        found: true,
      });
    for (const { heldOn } of meetings)
      expect(text).toMatch(
        new RegExp(`\\b${Number(heldOn.slice(8))}(st|nd|rd|th)?( of)? ${monthName(heldOn)}`),
      );
  });

  withSeeds('have no number that the source texts do not have', (text) => {
    const known = new Set(text.match(/\d+/g));
    for (const [key, words] of facts)
      expect({ key, unknown: (words.match(/\d+/g) ?? []).filter((n) => !known.has(n)) }).toEqual({
        key,
        unknown: [],
      });
  });

  withSeeds('are told in words of our own: no ten words in a row are theirs', (text) => {
    const theirs = foldedWords(text);
    for (const [key, words] of facts) {
      const ours = foldedWords(words).trim().split(' ');
      const taken = ours
        .map((_, start) => ours.slice(start, start + 10))
        .filter((run) => run.length === 10 && theirs.includes(` ${run.join(' ')} `));
      expect({ key, taken }).toEqual({ key, taken: [] });
    }
  });
});
