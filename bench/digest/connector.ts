/** A connector on this machine, in a process of its own: takes every message after a short while and counts them. */
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds that Teams takes for a message, about. */
const takesMs = 100;

let taken = 0;
const server = createServer(async (request, response) => {
  for await (const _part of request);
  await wait(takesMs);
  taken += 1;
  response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `m${taken}` }));
});
server.keepAliveTimeout = 30_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
