/** A function app for the host's own test: one trigger of each kind, and what they did at `/api/seen`. */
import { app } from '@azure/functions';

type Seen = { text: unknown; dequeueCount: unknown };
const seen: { work: Seen[]; poisoned: unknown[]; ticks: number; yearly: number; hooks: string[] } = {
  work: [],
  poisoned: [],
  ticks: 0,
  yearly: 0,
  hooks: [],
};

app.hook.appStart(() => {
  seen.hooks.push('appStart');
});
app.hook.preInvocation(({ invocationContext }) => {
  if (invocationContext.functionName === 'greet') seen.hooks.push('preInvocation');
});

app.http('greet', {
  route: 'greet/{name}',
  methods: ['POST'],
  handler: async (request) => ({
    status: 201,
    headers: { 'x-asked': request.query.get('q') ?? '' },
    jsonBody: { name: request.params.name, body: await request.text(), header: request.headers.get('x-in') },
  }),
});
app.http('fail', {
  route: 'fail',
  handler: () => {
    throw new Error('on purpose');
  },
});
app.http('bytes', {
  route: 'bytes',
  handler: () => ({ body: new Uint8Array([0, 255, 1]), headers: { etag: '"1"' } }),
});
app.http('seen', { route: 'api/seen', methods: ['GET'], handler: () => ({ jsonBody: seen }) });

app.storageQueue('work', {
  queueName: 'work',
  connection: 'STORAGE',
  handler: (text, context) => {
    seen.work.push({ text, dequeueCount: context.triggerMetadata?.dequeueCount });
    if (typeof text === 'object' && text !== null && 'fails' in text) throw new Error('on purpose');
  },
});
app.storageQueue('poisoned', {
  queueName: 'work-poison',
  connection: 'STORAGE',
  handler: (text) => {
    seen.poisoned.push(text);
  },
});
app.timer('tick', {
  schedule: '* * * * * *',
  handler: () => {
    seen.ticks += 1;
  },
});
app.timer('yearly', {
  schedule: '0 0 0 1 1 *',
  handler: () => {
    seen.yearly += 1;
  },
});
