/** A linter over every card in every state: Teams' limits, our rules, and the published schema. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { everyCard } from '../../tests/builders/everyCard.ts';
import { attachmentOf } from '../extension/shared.ts';
import type { Message } from './card.ts';

const schemaFile = '../shared/contracts/adaptive-cards/adaptive-card-1.5.0.json';
const cards = Object.entries(everyCard);

type Node = { type?: string; [key: string]: unknown };

/** Every object in the card with a type, actions in fallbacks left out. */
function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodes(item);
  else if (value !== null && typeof value === 'object') {
    if ('type' in value) yield value as Node;
    for (const [key, child] of Object.entries(value))
      if (key !== 'fallback' && key !== 'data') yield* nodes(child);
  }
}
const ofType = (card: unknown, ...types: string[]) =>
  [...nodes(card)].filter(({ type }) => types.includes(type ?? ''));
const actionsOf = (card: unknown) => ofType(card, 'Action.Execute', 'Action.OpenUrl');

/** The same as somebody shares it. */
const sharedCard = (card: Message['card']) =>
  attachmentOf({ title: 'x', line: 'x', message: { card, summary: 'x' } }).content;

describe.each(cards)('the card: %s', (_name, { card, summary }) => {
  test('is small enough for every client', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(25 * 1024);
    expect(summary.length).toBeLessThanOrEqual(120);
    expect(summary).not.toContain('\n');
  });

  test('says what it is, in British English, also to clients that cannot show it', () => {
    expect(card).toMatchObject({ version: '1.5', lang: 'en-GB' });
    expect(card.fallbackText.startsWith(summary)).toBe(true);
    expect(card.fallbackText).toMatch(/ Open: https:\/\/\S+$/);
    expect(ofType(card, 'TextBlock').filter(({ style }) => style === 'heading')).toHaveLength(1);
  });

  test('has few buttons, each with a title of its own and a way out to the page', () => {
    expect(card.actions.length).toBeLessThanOrEqual(4);
    expect(card.actions.filter(({ mode }) => mode !== 'secondary').length).toBeLessThanOrEqual(3);
    const titles = actionsOf(card).map(({ title }) => String(title));
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.filter((title) => title.length > 24 || title === '')).toEqual([]);
    expect(
      card.actions.some(({ type, title }) => type === 'Action.OpenUrl' && title.startsWith('Open')),
    ).toBe(true);
    for (const { url } of ofType(card, 'Action.OpenUrl')) expect(url).toMatch(/^https:\/\//);
  });

  test('works in clients that only submit', () => {
    for (const { title, verb, data, fallback } of ofType(card, 'Action.Execute'))
      expect(fallback).toEqual({ type: 'Action.Submit', title, data: { verb, ...(data as object) } });
  });

  test('labels what is to be filled in, and says what is wrong where something must be', () => {
    const inputs = [...nodes(card)].filter(({ type }) => type?.startsWith('Input.'));
    for (const { label, isRequired, errorMessage } of inputs) {
      expect(label).toMatch(/\S/);
      expect(typeof errorMessage).toBe(isRequired ? 'string' : 'undefined');
    }
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
  });

  test('is shared without buttons that act, and with the way to the page', () => {
    const shared = sharedCard(card);
    expect(ofType(shared, 'Action.Execute', 'Action.Submit')).toEqual([]);
    expect(shared.actions.length).toBeGreaterThan(0);
  });

  test('wraps its text and uses nothing that hides or loads', () => {
    for (const block of ofType(card, 'TextBlock')) expect(block.wrap).toBe(true);
    const used = new Set([...nodes(card)].map(({ type }) => type));
    for (const banned of ['Image', 'Media', 'Action.ShowCard', 'Action.ToggleVisibility'])
      expect(used.has(banned)).toBe(false);
  });

  test('shows what people wrote as they wrote it', () => {
    const words = ofType(card, 'TextBlock').map(({ text }) => String(text));
    for (const text of words) {
      expect(text).not.toMatch(/(?<!\\)\[x(?<!\\)\]\(/);
      expect(text).not.toMatch(/(?<!\\)<img/);
      expect(text.trim()).not.toBe('');
    }
  });
});

test('no card is left out: whatever makes one is among those looked at here', () => {
  const textsIn = (folder: string, isMeant: (name: string) => boolean): string[] =>
    readdirSync(folder)
      .filter(isMeant)
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const makers = textsIn('bot/cards', (name) => !name.endsWith('.test.ts') && name !== 'card.ts')
    .flatMap((source) => source.split(/^export /m).slice(1))
    .filter((part) => /\)\s*: Message\b/.test(part))
    .map((part) => /^(?:const|function) (\w+)/.exec(part)?.[1] ?? '');
  expect(makers.length).toBeGreaterThan(30);
  const looked = textsIn('tests/builders', (name) => name.startsWith('every')).join('\n');
  expect(makers.filter((name) => !new RegExp(`\\b${name}\\(`).test(looked))).toEqual([]);
});

test('every card is valid against the published schema', () => {
  if (!existsSync(schemaFile)) {
    console.log('not checked: contracts absent');
    return;
  }
  const { id: _id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'));
  const isCard = ajv.compile({
    ...schema,
    anyOf: undefined,
    allOf: [{ $ref: '#/definitions/AdaptiveCard' }],
  });
  for (const [name, { card }] of cards) {
    isCard(card);
    expect({ name, problems: isCard.errors ?? [] }).toEqual({ name, problems: [] });
    isCard(sharedCard(card));
    expect({ name, shared: isCard.errors ?? [] }).toEqual({ name, shared: [] });
  }
  expect(isCard({ ...everyCard.help?.card, actions: [{ type: 'Action.Nonsense' }] })).toBe(false);
});
