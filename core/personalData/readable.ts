/** What is held about somebody as one page that needs nothing else: to keep, to print, to read anywhere. */
import { escapeHtml } from '../escapeHtml.ts';
import { momentWords } from '../time/wording.ts';
import { ukZone } from '../time/zones.ts';
import { valueWords } from './factWords.ts';
import type { Fact } from './holding.ts';
import type { Held } from './showHeld.ts';

const factHtml = (fact: Fact): string =>
  `<dl>${Object.entries(fact)
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(valueWords(value))}</dd>`)
    .join('')}</dl>`;

const sectionHtml = ({ name, facts }: Held): string =>
  `<h2>${escapeHtml(name)}</h2>${facts.length === 0 ? '<p>Nothing.</p>' : facts.map(factHtml).join('\n')}`;

const style =
  'body{font-family:sans-serif;max-width:45em;margin:2em auto;padding:0 1em}dl{display:grid;grid-template-columns:12em 1fr;border-top:1px solid #888;padding:.5em 0;margin:0}dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}';

export const readablePage = (held: readonly Held[], now: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>What we hold about you</title><style>${style}</style></head><body>
<h1>What the Norfolk Learning Collaborative holds about you</h1>
<p>As it was on ${escapeHtml(momentWords(now, ukZone))}.</p>
${held.map(sectionHtml).join('\n')}
</body></html>
`;
