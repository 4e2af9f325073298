/** Every recipient of an issue as a file for a spreadsheet. */
import { byteOrderMark, csvLine, csvMoment } from '../csv.ts';
import type { Deps } from '../deps.ts';
import { inRunsOf } from '../inRunsOf.ts';
import { type Delivery, deliveryWords } from './delivery.ts';
import type { Chunk } from './dispatch.ts';
import { peopleIn, somebody } from './peopleIn.ts';

type FileDeps = Pick<Deps, 'ledger' | 'preferences'>;

const stateWords = ({ state, route }: Delivery): string => {
  if (state === 'sent') return route === 'chat' ? 'Delivered in Teams' : 'Delivered by e-mail';
  if (state === 'movedToMail') return 'Delivered by e-mail';
  return state === 'failed' ? 'Could not deliver' : 'Waiting';
};

const whenWords = (instant: string | null): string => (instant === null ? '' : csvMoment(instant));

const titles = [
  'Name',
  'E-mail',
  'What happened',
  'Why',
  'When',
  'Items',
  'Opened a link',
  'Confirmed',
  'Useful',
];

/** Chunks read at once. */
const chunksAtOnce = 8;

const linesOf = async (deps: FileDeps, chunk: Chunk): Promise<string> => {
  const rows = await deps.ledger.rows(chunk.dispatch, chunk.number);
  // One whose rows are past their term has no bounds either: its roll would be everybody.
  if (rows.length === 0) return '';
  const people = await peopleIn(deps, chunk);
  return rows
    .map((row) => {
      const person = people.get(row.person)?.person;
      return csvLine([
        person?.name ?? somebody,
        person?.email ?? '',
        stateWords(row),
        deliveryWords(row),
        whenWords(row.at),
        row.items.length,
        whenWords(row.openedAt),
        whenWords(row.confirmedAt),
        row.useful ?? '',
      ]);
    })
    .join('');
};

/** In the order of the roll. A hundred thousand recipients are some ten megabytes of text. */
export const reportFile = async (deps: FileDeps, dispatch: string): Promise<string> => {
  const parts = [byteOrderMark + csvLine(titles)];
  for (const run of inRunsOf(chunksAtOnce, await deps.ledger.chunks(dispatch)))
    parts.push(...(await Promise.all(run.map((chunk) => linesOf(deps, chunk)))));
  return parts.join('');
};
