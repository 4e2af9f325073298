/** Whether this machine's clock is right: tokens and links are believed for certain minutes only. */
import type { Config } from '#functions/config.ts';
import { broken, type Finding, fine, who } from './finding.ts';

/** Entra and the Bot Framework bear five minutes. */
const borneSeconds = 300;

/** Null when nobody told the time. */
export const lookAtClock = async (
  { loginUrl, tenantId }: Config,
  ask: typeof fetch,
  now: () => Date,
): Promise<Finding | null> => {
  const url = `${loginUrl}/${tenantId}/v2.0/.well-known/openid-configuration`;
  const told = await ask(url).then(
    (reply) => reply.headers.get('date'),
    // The sign-in says what is wrong with the way there.
    () => null,
  );
  if (told === null) return null;
  const seconds = Math.round((now().getTime() - Date.parse(told)) / 1000);
  const off = `${Math.abs(seconds)} seconds ${seconds < 0 ? 'behind' : 'ahead'}`;
  return Math.abs(seconds) <= borneSeconds
    ? fine('clock', 'The clock of this machine agrees with Microsoft’s')
    : broken('clock', `The clock of this machine is ${off}`, {
        meaning: 'Tokens seem to be from the past or the future, and people cannot sign in.',
        who: who.service,
        mend: 'Have the machine set its clock by itself: `timedatectl set-ntp true`. Functions in Azure always do.',
      });
};
