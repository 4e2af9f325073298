/** `npm run doctor -- --tenant`: what is wrong in the tenant, as sentences or, with `--json`, as data. */
import { ConfigurationError, readConfig } from '#functions/config.ts';
import { trust } from '../../trust.ts';
import { examineTenant } from './examineTenant.ts';
import { broken, type Finding, who } from './finding.ts';

const signs = { fine: '✓', note: '·', broken: '✗' } as const;

const indented = (label: string, text: string | null): string =>
  text === null ? '' : `\n    ${label}: ${text.replaceAll('\n', '\n      ')}`;

const told = ({ state, what, meaning, who: whom, mend }: Finding): string =>
  `${signs[state]} ${what}${indented('What it means', meaning)}${indented('Who can mend it', whom)}${indented('How', mend)}`;

const settingsProblems = ({ problems }: ConfigurationError): Finding[] =>
  problems.map((problem) =>
    broken('settings', `The settings are not complete: ${problem}`, {
      meaning: 'The service does not start.',
      who: who.service,
      mend: 'Azure portal → the function app → Environment variables, or the file given as --env-file. docs/operations.md names every setting.',
    }),
  );

const examine = async (): Promise<Finding[]> => {
  try {
    const config = readConfig();
    trust(config.extraCaFile);
    return await examineTenant(config, { fetch, now: () => new Date() });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return settingsProblems(error);
  }
};

/** @returns whether nothing is broken */
export const tellOfTenant = async (asJson: boolean): Promise<boolean> => {
  const findings = await examine();
  const ok = findings.every(({ state }) => state !== 'broken');
  console.log(asJson ? JSON.stringify({ ok, findings }, null, 2) : findings.map(told).join('\n'));
  return ok;
};
