/**
 * Lets many pieces of work run side by side as if each were alone, and sends what they ask at the same moment
 * together: twenty changes of the same two steps cost two batches.
 */
import { type Graph, type GraphAnswer, type GraphCall, noAnswer } from './graph.ts';

export type Ask = (call: GraphCall) => Promise<GraphAnswer>;

type Asked = { call: GraphCall; answer: (answer: GraphAnswer) => void; fail: (error: unknown) => void };

export const gather = <Item, Done>(
  graph: Graph,
  items: readonly Item[],
  work: (item: Item, ask: Ask) => Promise<Done>,
): Promise<Done[]> => {
  let asked: Asked[] = [];

  const flush = async (): Promise<void> => {
    const round = asked;
    asked = [];
    try {
      const answers = await graph.sendAll(round.map(({ call }) => call));
      for (const [place, { answer }] of round.entries()) answer(answers[place] ?? noAnswer);
    } catch (error) {
      for (const { fail } of round) fail(error);
    }
  };

  const ask: Ask = (call) =>
    new Promise((answer, fail) => {
      // All continuations of one round run before the next immediate, so they are asked together.
      if (asked.length === 0) setImmediate(flush);
      asked.push({ call, answer, fail });
    });

  return Promise.all(items.map((item) => work(item, ask)));
};
