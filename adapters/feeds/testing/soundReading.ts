/** What holds for every reading of a file, whatever is wrong with the file. */

import type { Result } from '#core/errors.ts';
import { checkDetails } from '#core/events/checkDetails.ts';
import type { FeedReading } from '#core/events/reading.ts';

/** Words that belong into a program's log, not in front of an editor. */
const jargon = /\b(undefined|null|NaN|TypeError|RangeError|Cannot read|is not a function|\[object)\b/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const unprintable = /[\u0000-\u001f\u007f-\u009f]/;

const unsoundReason = (reason: string): string[] => [
  ...(reason.trim() === '' ? ['a refusal says nothing'] : []),
  ...(reason.length > 400 ? [`a refusal has ${reason.length} characters`] : []),
  ...(unprintable.test(reason)
    ? [`a refusal holds characters that cannot be shown: ${JSON.stringify(reason)}`]
    : []),
  ...(jargon.test(reason) ? [`a refusal speaks in a program's words: ${reason}`] : []),
];

const unsoundValue = ({ entries, refusals }: FeedReading, bytes: Uint8Array): string[] => {
  const inFile = (line: number): boolean => Number.isInteger(line) && line >= 1 && line <= bytes.length + 1;
  return [
    ...entries.flatMap(({ line, uid, details }) => {
      const flaw = checkDetails(details);
      return [
        ...(flaw ? [`an entry breaks a rule: ${flaw.reason}`] : []),
        ...(uid === '' ? ['an entry has no identity'] : []),
        ...(inFile(line) ? [] : [`an entry stands in line ${line}`]),
      ];
    }),
    ...refusals.flatMap(({ line, reason }) => [
      ...unsoundReason(reason),
      ...(inFile(line) ? [] : [`a refusal stands in line ${line}`]),
    ]),
  ];
};

/** Everything that is wrong with a reading; empty when it is sound. */
export const soundReading = (result: Result<FeedReading>, bytes: Uint8Array): string[] =>
  result.ok ? unsoundValue(result.value, bytes) : unsoundReason(result.failure.message);
