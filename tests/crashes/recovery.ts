/** When the work is done again after a death: waiting that looks, never waiting that counts. */
import { setTimeout as delay } from 'node:timers/promises';
import { flaws } from './invariants.ts';
import type { MortalStack } from './mortalStack.ts';
import type { People } from './people.ts';
import type { Programme } from './programme.ts';

/** Milliseconds between two looks, and until the waiting is called a violation. */
const pace = 250;
const patience = 900_000;
/** How often in a row a thing must be found so. */
const looks = 3;

/** @throws with what was seen last when it does not come about in time */
const until = async (what: string, look: () => Promise<{ holds: boolean; seen: unknown }>): Promise<void> => {
  const end = Date.now() + patience;
  for (let times = 0; times < looks; ) {
    const { holds, seen } = await look();
    times = holds ? times + 1 : 0;
    if (Date.now() > end) throw new Error(`It is not ${what}: ${JSON.stringify(seen)}`);
    await delay(pace);
  }
};

/** What was edited outside before `since` has been read, and every question it raised is answered. */
export const answered = (
  { storage }: MortalStack,
  people: People,
  since: string,
  answer: 'keep' | 'putBack',
): Promise<void> =>
  until('read', async () => {
    const readings = await Promise.all([storage.readings.get('list'), storage.readings.get('calendar')]);
    if (readings.some(({ readAt }) => readAt === null || readAt <= since))
      return { holds: false, seen: readings };
    const questions = await people.openQuestions();
    for (const { id } of questions) await people.answer(id, answer);
    return { holds: questions.length === 0, seen: questions };
  });

/** Waits until nothing is wrong and no message waits; what is wrong still when patience ends. */
export const inStep = async (
  stack: MortalStack,
  people: People,
  programme: Programme,
  milliseconds = patience,
): Promise<string[]> => {
  const end = Date.now() + milliseconds;
  for (;;) {
    const queued = Object.entries(await stack.queued());
    const found = await flaws(stack, programme, await people.mails());
    const wrong = [...found, ...queued.map(([name, count]) => `${count} messages wait in ${name}`)];
    if (wrong.length === 0 || Date.now() > end) return wrong;
    await delay(pace);
  }
};

/** Not a mark stands in the outbox and no message waits. */
export const atRest = (stack: MortalStack, people: People): Promise<void> =>
  until('at rest', async () => {
    const [waiting, queued] = [await people.waiting(), await stack.queued()];
    return { holds: waiting === 0 && Object.keys(queued).length === 0, seen: { waiting, queued } };
  });
