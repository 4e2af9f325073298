import { expect, test } from '@jest/globals';
import type { Graph, GraphCall } from './graph.ts';
import { createMailer } from './mail.ts';

const recording = (calls: GraphCall[]): Graph => ({
  async send(call) {
    calls.push(call);
    return { status: 202, headers: {}, body: null };
  },
  sendAll: async () => [],
});

test('a digest gives way to the bookings that wait for the same mailbox; a letter does not', async () => {
  const [now, inTurn]: [GraphCall[], GraphCall[]] = [[], []];
  const mailer = createMailer({ now: recording(now), inTurn: recording(inTurn) }, 'shared@norfolk.example');
  const to = { name: 'Zoë', email: 'zoe@hub.example' };
  const words = { to, text: '', html: '' };
  const about = { eventId: 'issue1', reference: null };
  await mailer.send({ ...words, subject: 'Booked', about });
  await mailer.send({
    ...words,
    subject: 'This week',
    about: { ...about, delivery: { dispatch: 'issue1', chunk: 0, person: 'p' } },
  });
  const subjects = (calls: GraphCall[]) =>
    calls.map(({ body }) => (body as { message: { subject: string } }).message.subject);
  expect([subjects(now), subjects(inTurn)]).toEqual([['Booked'], ['This week']]);
});
