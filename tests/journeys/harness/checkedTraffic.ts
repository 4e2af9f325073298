/** What the stack left behind in its traffic log and its logs, held against Microsoft's types and our promises. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { graphContractsPresent } from '../../contracts/graphSchemas.ts';
import { trafficErrors } from '../../contracts/graphTraffic.ts';
import type { Stack } from './startStack.ts';

/** Everything in the traffic so far that Microsoft's types refuse; says so when the types are not here. */
export const typeErrors = (stack: Stack): string[] => {
  if (graphContractsPresent) return trafficErrors(stack.traffic());
  console.log('not checked: contracts absent');
  return [];
};

/** Header, payload and signature of a JSON Web Token (RFC 7519). */
const jsonWebToken = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/;

/** Names of the secrets that stand in this text. */
const secretsIn = (text: string, { settings }: Stack): string[] => [
  ...['CLIENT_SECRET', 'LINK_SECRET'].filter((name) => settings[name] && text.includes(settings[name])),
  ...(jsonWebToken.test(text) ? ['a token'] : []),
];

/** `traffic.jsonl: CLIENT_SECRET`, for every secret that a log tells. */
export const secretsInLogs = (stack: Stack): string[] => {
  const logs = readdirSync(path.join(stack.state, 'logs')).map((name) => path.join('logs', name));
  return ['traffic.jsonl', ...logs].flatMap((file) =>
    secretsIn(readFileSync(path.join(stack.state, file), 'utf8'), stack).map((name) => `${file}: ${name}`),
  );
};

/** Logs of the service that name one of these addresses. */
export const addressesInLogs = (stack: Stack, addresses: readonly string[]): string[] => {
  const log = readFileSync(path.join(stack.state, 'logs/function-host.log'), 'utf8');
  return addresses.filter((address) => log.includes(address));
};
