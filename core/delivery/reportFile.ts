/** Every recipient of an issue as a file for a spreadsheet. */
import { byteOrderMark, csvLine } from '../csv.ts';
import type { Deps } from '../deps.ts';
import { dayOf, ukZone, wallTime } from '../time/zones.ts';
import type { Delivery } from './delivery.ts';
import { deliveryWords, rowsOf } from './report.ts';

const stateWords = ({ state, route }: Delivery): string => {
  if (state === 'sent') return route === 'chat' ? 'Delivered in Teams' : 'Delivered by e-mail';
  if (state === 'movedToMail') return 'Delivered by e-mail';
  return state === 'failed' ? 'Could not deliver' : 'Waiting';
};

const whenWords = (instant: string | null): string =>
  instant === null ? '' : `${dayOf(instant, ukZone)} ${wallTime(instant, ukZone).time}`;

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

/** Chunk by chunk: a hundred thousand recipients are a few megabytes of text, and never more than a hundred rows here. */
export async function* reportFile(
  deps: Pick<Deps, 'ledger' | 'people'>,
  dispatch: string,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(titles);
  const chunks = await deps.ledger.chunks(dispatch);
  for await (const row of rowsOf(deps, chunks)) {
    const person = await deps.people.get(row.person);
    yield csvLine([
      person?.name ?? 'Somebody who left',
      person?.email ?? '',
      stateWords(row),
      deliveryWords(row),
      whenWords(row.at),
      row.items.length,
      whenWords(row.openedAt),
      whenWords(row.confirmedAt),
      row.useful ?? '',
    ]);
  }
}
