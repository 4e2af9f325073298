/** An unexpected error for the log: enough to mend it, without addresses of people and without secrets. */

const masks: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[address]'],
  [/\bey[\w-]+(\.[\w-]*){2,4}/g, '[token]'],
  [/\b(sig|AccountKey|client_secret|code)=[^&\s;"]+/gi, '$1=[secret]'],
];

/** Text of a program with addresses of people and secrets masked. */
export const mask = (text: string): string =>
  masks.reduce((masked, [pattern, by]) => masked.replace(pattern, by), text);

/** Name, message and stack with personal data and secrets masked; the causes likewise. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return mask(String(error));
  const own = mask(error.stack ?? `${error.name}: ${error.message}`);
  return error.cause === undefined ? own : `${own}\ncaused by ${describeError(error.cause)}`;
};
