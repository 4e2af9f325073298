import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEvent } from '../../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../../tests/builders/aPrincipal.ts';
import {
  editItem,
  project,
  sam,
  standing,
  theQuestion,
  truth,
} from '../../../tests/builders/editedOutside.ts';
import { InMemoryChat } from '../../../tests/doubles/chat.ts';
import type { InMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import type { ChatOutcome } from '../../delivery/chat.ts';
import { answerQuestion } from './answerQuestion.ts';
import { type EditorCards, tellEditor } from './tellEditor.ts';
import { tellEditors } from './tellEditors.ts';

const samAtWork = aPrincipal('sam');
const homeTenant = samAtWork.tenantId;
const busy: ChatOutcome = { status: 'retry', afterSeconds: 20 };
const cards: EditorCards = {
  question: ({ title }) => ({ summary: `keep? ${title}`, card: {} }),
  outcome: ({ state }) => ({ summary: state, card: {} }),
  notices: (notices) => ({ summary: notices.map(({ text }) => text).join(' '), card: {} }),
};

let deps: InMemoryDeps;
let chat: InMemoryChat;
/** Ids on the queue, with their delays. */
let queue: { id: string; afterSeconds: number }[];

const service = () => ({
  ...deps,
  chat,
  homeTenant,
  tellLater: async (id: string, afterSeconds: number) => void queue.push({ id, afterSeconds }),
});
/** The worker takes what is on the queue, once each. */
const work = async () => {
  for (const { id } of queue.splice(0)) await tellEditor(service(), id, cards);
};
const round = async () => {
  await tellEditors(service());
  await work();
};
const inChat = () => [...chat.cards.values()].map(({ message }) => message.summary);
const states = () => [...deps.tellings.rows.values()].map(({ value }) => value.state);

beforeEach(async () => {
  deps = await standing();
  chat = new InMemoryChat();
  queue = [];
  await deps.chatPlaces.put({
    person: samAtWork.key,
    email: sam.email,
    tenantId: homeTenant,
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    conversationId: 'a:sam',
    botId: '28:bot',
    closed: null,
  });
});

const edited = () => editItem(deps, { Venue: 'County Hall' });

describe('whoever edited the list', () => {
  it('is asked in the chat once, however often anybody looks, and may answer there though no editor', async () => {
    await edited();
    await round();
    await round();
    expect(inChat()).toEqual(['keep? Reading fluency across KS2']);
    expect(deps.mailer.sent).toEqual([]);
    const { id } = await theQuestion(deps);
    const answered = await answerQuestion(deps, { principal: samAtWork, id, answer: 'keep' });
    expect(answered.ok).toBe(true);
    expect((await truth(deps)).venue).toBe('County Hall');
  });

  it('is the only one without a role who may answer: not a namesake of another tenant, nor a colleague', async () => {
    await edited();
    const { id } = await theQuestion(deps);
    const early = await answerQuestion(deps, { principal: samAtWork, id, answer: 'keep' });
    expect(early).toMatchObject({ failure: { code: 'forbidden' } });
    await round();
    const others = [aPrincipal('head'), { ...samAtWork, key: 'elsewhere:sam', tenantId: 'elsewhere' }];
    for (const principal of others)
      expect(await answerQuestion(deps, { principal, id, answer: 'keep' })).toMatchObject({
        failure: { code: 'forbidden' },
      });
  });

  it('sees what became of it in the card’s place, wherever it was answered', async () => {
    await edited();
    await round();
    const editor = aPrincipal('editor', { roles: ['editor'] });
    const { id } = await theQuestion(deps);
    await answerQuestion(deps, { principal: editor, id, answer: 'putBack' });
    chat.next.push(busy);
    await round();
    expect(queue).toMatchObject([{ afterSeconds: 20 }]);
    await work();
    expect(inChat()).toEqual(['putBack']);
    expect(states()).toEqual(['closed']);
    await round();
    expect(inChat()).toEqual(['putBack']);
  });

  it('is asked again when they make the same edit another time', async () => {
    await edited();
    await round();
    const { id } = await theQuestion(deps);
    await answerQuestion(deps, { principal: samAtWork, id, answer: 'putBack' });
    await round();
    await project(deps);
    await edited();
    await round();
    expect(inChat()).toHaveLength(2);
  });

  it('without the app gets a mail that leads to the page', async () => {
    await deps.chatPlaces.remove(samAtWork.key);
    await edited();
    await round();
    await round();
    expect(deps.mailer.sent).toMatchObject([
      { to: sam, subject: 'Keep your change? Reading fluency across KS2' },
    ]);
    expect(deps.mailer.sent[0]?.text).toContain('/go/sync');
    expect(deps.mailer.sent[0]?.text).toContain('Keeping it tells 2 people.');
    expect([...deps.tellings.rows.values()]).toMatchObject([
      { value: { state: 'byMail', reason: 'notInstalled', person: null } },
    ]);
  });

  it('gets a mail when Teams refuses, or does not answer for half an hour', async () => {
    await edited();
    chat.next.push(busy, { status: 'retry', afterSeconds: null });
    await round();
    await work();
    expect(queue).toMatchObject([{ afterSeconds: 30 }]);
    expect(deps.mailer.sent).toEqual([]);
    deps.clock.advance(31);
    chat.next.push(busy);
    await work();
    expect(deps.mailer.sent).toHaveLength(1);
    expect(states()).toEqual(['byMail']);
  });

  it('is not asked what needs no answer any more', async () => {
    await edited();
    await tellEditors(service());
    const { id } = await theQuestion(deps);
    const editor = aPrincipal('editor', { roles: ['editor'] });
    await answerQuestion(deps, { principal: editor, id, answer: 'keep' });
    await work();
    expect(inChat()).toEqual([]);
    expect(states()).toEqual(['closed']);
  });

  it('is told of all that was put back in one card, not of each field', async () => {
    await editItem(deps, { Capacity: 1, Link: 'nonsense' });
    await round();
    expect(inChat()).toEqual([]);
    deps.clock.advance(5);
    await round();
    await round();
    expect(inChat()).toHaveLength(1);
    expect(inChat()[0]).toContain('2 places are taken already');
    expect(inChat()[0]).toContain('Put back: link.');
  });

  it('is told that ours stands where both sides changed one field', async () => {
    const stored = await deps.events.get(anEvent().id);
    const event = { ...(await truth(deps)), title: 'Ours', version: 2 };
    await deps.events.write([{ event, etag: stored?.etag ?? null }]);
    await editItem(deps, { Title: 'Theirs' });
    deps.clock.advance(5);
    await round();
    expect(inChat()).toEqual(['Changed in the app at the same time: title. What the app says stands.']);
    expect(await truth(deps)).toMatchObject({ title: 'Ours' });
  });
});

it('a message that was lost is sent again by the next rounds', async () => {
  await edited();
  await tellEditors(service());
  queue.splice(0);
  await round();
  expect(inChat()).toEqual([]);
  deps.clock.advance(2);
  await round();
  expect(inChat()).toHaveLength(1);
});

it('a question without a name is left to the page', async () => {
  await edited();
  const question = await theQuestion(deps);
  const stored = await deps.desk.question(question.id);
  await deps.desk.putQuestion({ ...question, editor: null }, stored?.etag ?? null);
  await round();
  expect([inChat(), deps.mailer.sent, states()]).toEqual([[], [], []]);
});
