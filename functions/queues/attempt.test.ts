import { RestError } from '@azure/data-tables';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Unreadable } from '#core/sync/inbound/unreadable.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { attempt, reasonOf } from './attempt.ts';

const message = { v: 1, feedId: 'a' };
const tried = (deps: InMemoryDeps, tries: number, work: () => Promise<void>) =>
  attempt(deps, { queue: 'feeds', message, tries, report: () => undefined }, work);
const failing = () => Promise.reject(new Error('the disk is full'));

describe('one try of a message', () => {
  it('that fails leaves its reason, and the next one that goes through takes it away', async () => {
    const deps = inMemoryDeps();
    await expect(tried(deps, 1, failing)).rejects.toThrow('the disk is full');
    expect(await deps.stopped.all()).toMatchObject([
      { value: { queue: 'feeds', state: 'failing', reason: 'the disk is full' } },
    ]);
    await tried(deps, 2, () => Promise.resolve());
    expect(await deps.stopped.all()).toEqual([]);
  });

  it('fails with its own reason even when that cannot be kept', async () => {
    const deps = inMemoryDeps();
    deps.stopped.get = () => Promise.reject(new Error('storage is away'));
    await expect(tried(deps, 1, failing)).rejects.toThrow('the disk is full');
  });

  it('that goes through at once asks storage nothing', async () => {
    const deps = inMemoryDeps();
    deps.stopped.get = () => Promise.reject(new Error('nobody asked'));
    await tried(deps, 1, () => Promise.resolve());
  });
});

describe('why it failed', () => {
  it('is a sentence without anybody’s data', () => {
    expect(reasonOf(new Unreadable('the list could not be read: 503', 0))).toBe(
      'the list could not be read: 503',
    );
    expect(reasonOf(new Error('no mailbox for ann@school.example\n at x'))).toBe('no mailbox for [address]');
    expect(reasonOf(new TypeError('x is undefined'))).toBe(
      'Something on our side went wrong (TypeError: x is undefined).',
    );
    expect(reasonOf(new RestError('no', { code: 'ServerBusy', statusCode: 503 }))).toBe(
      'The storage account answered 503 (ServerBusy).',
    );
    expect(reasonOf(z.object({ mail: z.string() }).safeParse({}).error)).toBe(
      'Something was not of the shape it should have (mail).',
    );
    expect(reasonOf(z.object({ v: z.literal(1) }).safeParse({ v: 9 }).error)).toBe(
      'It is of a version that this program does not know.',
    );
  });
});
