/** What a child process says, and when it ends. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

export type Said = { text(): string; ended: Promise<number> };

export const collect = (child: ChildProcess): Said => {
  let text = '';
  const keep = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  return { text: () => text, ended };
};

export const untilSaid = async ({ text, ended }: Said, word: string): Promise<'said' | 'ended'> => {
  let over = false;
  ended.then(() => {
    over = true;
  });
  while (!text().includes(word)) {
    if (over) return 'ended';
    await delay(50);
  }
  return 'said';
};
