/** The pages behind a digest's links, for people with no sign-in. */
import { HttpRequest } from '@azure/functions';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { addCounts } from '#core/delivery/delivery.ts';
import { doTask } from '#core/delivery/doTask.ts';
import { startDueIssues } from '#core/delivery/startDispatch.ts';
import { anIssue, anItem } from '../../tests/builders/anIssue.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps } from '../../tests/doubles/deliveryDeps.ts';
import { answerDigestPage, goToItem, showDigest } from './digestPage.ts';

let deps: ReturnType<typeof deliveryDeps>;
let token: string;
const head = aPrincipal('head');

const call = (path: { token: string; item?: string }, form?: Record<string, string>) => ({
  request: new HttpRequest({
    method: form ? 'POST' : 'GET',
    url: `http://localhost/go/d/${path.token}`,
    ...(form && { body: { string: new URLSearchParams(form).toString() } }),
    params: path as Record<string, string>,
  }),
  reference: 'R',
});
const counts = async () => addCounts((await deps.ledger.chunks('issue1')).map((chunk) => chunk.counts));

beforeEach(async () => {
  deps = deliveryDeps();
  deps.issues.seed(
    anIssue({
      opening: '<b>Bold</b> words',
      items: [anItem({ id: 'item1', source: { kind: 'update', id: 'u1' } })],
    }),
  );
  await deps.people.put({ key: head.key, name: head.name, email: head.email });
  await startDueIssues(deps);
  for (let task = deps.tasks.take(); task; task = deps.tasks.take()) await doTask(deps, task);
  const [sent] = [...deps.chat.cards.values()];
  token = /\/go\/d\/([^"/\s)]+)/.exec(JSON.stringify(sent?.message.card))?.[1] ?? '';
});

describe('the page of a digest', () => {
  test('shows all of it, escaped, and counts nothing', async () => {
    const { status, body, headers } = await showDigest(deps)(call({ token }));
    expect(status).toBe(200);
    expect(String(body)).toContain('&lt;b&gt;Bold&lt;/b&gt; words');
    expect(String(body)).toContain('Draft principles ready for comment');
    expect(new Headers(headers as Record<string, string>).get('referrer-policy')).toBe('no-referrer');
    expect((await counts()).openedChat).toBe(0);
  });

  test('an item leads on to where the issue says, and is counted once', async () => {
    for (const _ of [1, 2]) {
      const { status, headers } = await goToItem(deps)(call({ token, item: 'item1' }));
      expect([status, new Headers(headers as Record<string, string>).get('location')]).toEqual([
        302,
        'http://localhost:5300/go/u/u1',
      ]);
    }
    expect((await counts()).openedChat).toBe(1);
  });

  test('an item that is not theirs, or a link that is not ours, leads nowhere', async () => {
    expect((await goToItem(deps)(call({ token, item: 'other' }))).status).toBe(404);
    expect((await goToItem(deps)(call({ token: `${token}x`, item: 'item1' }))).status).toBe(410);
    expect((await showDigest(deps)(call({ token: 'x' }))).status).toBe(410);
    const booking = await deps.links.seal(
      { purpose: 'giveUp', eventId: 'e', reference: 'r' },
      new Date('2030-01-01'),
    );
    expect((await showDigest(deps)(call({ token: booking }))).status).toBe(410);
  });

  test('an answer is noted, said, and counted once however often it is sent', async () => {
    for (const _ of [1, 2]) {
      const { body } = await answerDigestPage(deps)(call({ token }, { answer: 'useful' }));
      expect(String(body)).toContain('Thank you. You said this was useful.');
    }
    expect((await counts()).usefulYes).toBe(1);
    expect((await answerDigestPage(deps)(call({ token }, { answer: 'opened' }))).status).toBe(400);
  });

  test('digests are stopped in one click, and the trail says who', async () => {
    const { body } = await answerDigestPage(deps)(call({ token }, { rhythm: 'never' }));
    expect(String(body)).toContain('You get them never.');
    expect((await deps.preferences.get(head.key))?.value.rhythm).toBe('never');
    expect(deps.audit.entries.at(-1)).toMatchObject({ who: head.key, what: 'preferences.chosen' });
  });
});
