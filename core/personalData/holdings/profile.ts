/** Name, address and what somebody chose: what makes us write to them unasked. */
import type { Preferences } from '../../people/preferences.ts';
import type { Fact, Holding } from '../holding.ts';

const choices = ({ rhythm, routes, quiet, phases, job, ...more }: Preferences): Fact => ({
  'How often': rhythm,
  'By Teams': routes.chat,
  'By e-mail': routes.mail,
  'Quiet from': quiet.from,
  'Quiet to': quiet.to,
  'Quiet at weekends': more.quietWeekends,
  'Quiet in holidays': more.quietHolidays,
  'Paused until': more.pausedUntil,
  Phases: phases.join(', '),
  Job: job,
});

export const profile: Holding = {
  name: 'You and your preferences',
  async see({ people, preferences }, { keys }) {
    const facts = await Promise.all(
      keys.map(async (key): Promise<Fact[]> => {
        const [person, chosen] = await Promise.all([people.get(key), preferences.get(key)]);
        if (!person && !chosen) return [];
        return [
          { Account: key, Name: person?.name ?? null, 'E-mail': person?.email ?? null },
          ...(chosen ? [choices(chosen.value)] : []),
        ];
      }),
    );
    return facts.flat();
  },
  async erase({ people, preferences }, { keys }) {
    for (const key of keys) {
      await people.remove(key);
      await preferences.remove(key);
    }
    return null;
  },
};
