import { expect, it } from '@jest/globals';
import { FixedClock } from '../../tests/doubles/fixedClock.ts';
import { InMemoryLeases } from '../../tests/doubles/following.ts';
import { OneProcess } from './oneProcess.ts';

const twoProcesses = () => {
  const clock = new FixedClock();
  const leases = new InMemoryLeases(clock);
  return { clock, one: new OneProcess(leases, 'turns'), other: new OneProcess(leases, 'turns') };
};

it('lets one process do several pieces of work side by side, and no other any', async () => {
  const { one, other } = twoProcesses();
  const ends: (() => void)[] = [];
  const begin = () => one.run(() => new Promise<string>((resolve) => ends.push(() => resolve('done'))));
  const [first, second] = [begin(), begin()];
  expect(await other.run(async () => 'done')).toBeNull();
  expect(ends).toHaveLength(2);
  ends[0]?.();
  expect(await first).toEqual({ done: 'done' });
  expect(await other.run(async () => 'done')).toBeNull();
  ends[1]?.();
  await second;
  expect(await other.run(async () => 'done')).toEqual({ done: 'done' });
});

it('makes way when its work fails', async () => {
  const { one, other } = twoProcesses();
  await expect(one.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await other.run(async () => 'done')).toEqual({ done: 'done' });
});

it('goes on elsewhere five minutes after a process died', async () => {
  const { clock, one, other } = twoProcesses();
  void one.run(() => new Promise(() => undefined));
  expect(await other.run(async () => 'done')).toBeNull();
  clock.advance(6);
  expect(await other.run(async () => 'done')).toEqual({ done: 'done' });
});
