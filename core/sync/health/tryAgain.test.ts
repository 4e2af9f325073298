import { describe, expect, it } from '@jest/globals';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import { inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import { forgetFailure, noteFailure, noteStopped } from './noteFailure.ts';
import { tryAgain } from './tryAgain.ts';

const principal = aPrincipal('administrator', { roles: ['administrator'] });
const message = { v: 1, mail: { subject: 'Booked' }, since: '2026-11-19T09:00:00Z' };

const stopped = async () => {
  const deps = inMemoryDeps();
  await noteFailure(deps, 'mails', message, 'Outlook did not answer.');
  const { id } = await noteStopped(deps, 'mails', message, 'mail B7K2Q');
  return { deps, id };
};

describe('a message that stopped', () => {
  it('is put back on its queue once however often the button is pressed, and the trail says so', async () => {
    const { deps, id } = await stopped();
    await Promise.all([tryAgain(deps, { principal, id }), tryAgain(deps, { principal, id })]);
    expect(deps.workQueues.messages).toEqual([
      { queue: 'mails', message: { ...message, since: '2026-11-23T09:00:00Z', stoppedId: id } },
    ]);
    expect(deps.audit.entries).toMatchObject([
      { who: principal.key, what: 'message.triedAgain', subject: 'mail B7K2Q' },
    ]);
  });

  it('is put back whole, be it the longest that a queue takes', async () => {
    const deps = inMemoryDeps();
    const long = { ...message, mail: { subject: 'This week', html: 'x'.repeat(47_000) } };
    const { id } = await noteStopped(deps, 'mails', long, 'mail issue1');
    expect((await tryAgain(deps, { principal, id })).ok).toBe(true);
    expect(deps.workQueues.messages).toMatchObject([{ message: { mail: long.mail } }]);
  });

  it('may be pressed again after two minutes, in case it never came to its queue', async () => {
    const { deps, id } = await stopped();
    await tryAgain(deps, { principal, id });
    deps.clock.advance(1);
    await tryAgain(deps, { principal, id });
    expect(deps.workQueues.messages).toHaveLength(1);
    deps.clock.advance(1);
    await tryAgain(deps, { principal, id });
    expect(deps.workQueues.messages).toHaveLength(2);
  });

  it('is forgotten when it goes through, and back with its new reason when it does not', async () => {
    const { deps, id } = await stopped();
    await tryAgain(deps, { principal, id });
    const [again] = deps.workQueues.messages;
    await noteFailure(deps, 'mails', again?.message, 'Outlook asks to sign in.');
    expect((await deps.stopped.get(id))?.value).toMatchObject({ state: 'tryingAgain', about: 'mail B7K2Q' });
    await noteStopped(deps, 'mails', again?.message, 'mail B7K2Q');
    expect((await deps.stopped.get(id))?.value).toMatchObject({
      state: 'stopped',
      reason: 'Outlook asks to sign in.',
    });
    await tryAgain(deps, { principal, id });
    await forgetFailure(deps, 'mails', deps.workQueues.messages[1]?.message);
    expect(await deps.stopped.all()).toEqual([]);
    expect(await tryAgain(deps, { principal, id })).toMatchObject({ failure: { code: 'notFound' } });
  });

  it('is none of the business of editors and members', async () => {
    const { deps, id } = await stopped();
    for (const other of [aPrincipal(), aPrincipal('editor', { roles: ['editor'] })])
      expect(await tryAgain(deps, { principal: other, id })).toMatchObject({
        failure: { code: 'forbidden' },
      });
    expect(deps.workQueues.messages).toEqual([]);
  });

  it('that is too long to be kept says so', async () => {
    const deps = inMemoryDeps();
    const { id } = await noteStopped(deps, 'mails', { v: 1, text: 'x'.repeat(49_200) }, 'mail B7K2Q');
    expect(await tryAgain(deps, { principal, id })).toMatchObject({ failure: { code: 'tooLarge' } });
  });
});
