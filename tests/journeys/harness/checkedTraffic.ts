/** What the stack left behind in its traffic log and its logs, held against Microsoft's types and our promises. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { graphContractsPresent } from '../../contracts/graphSchemas.ts';
import { trafficErrors, unjudgedBodies } from '../../contracts/graphTraffic.ts';
import type { Stack } from './startStack.ts';

/** Sending mail is the one thing we ask of Graph whose body the types at hand do not describe. */
const isMail = (request: string): boolean => request.endsWith('/sendMail');

/**
 * Everything in the traffic so far that Microsoft's types refuse, and bodies that they say nothing about. Says so when
 * the types are not here.
 */
export const typeErrors = (stack: Stack): string[] => {
  const traffic = stack.traffic();
  const unjudged = unjudgedBodies(traffic).filter((request) => !isMail(request));
  if (graphContractsPresent) return [...unjudged, ...trafficErrors(traffic)];
  console.log('not checked: contracts absent');
  return unjudged;
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
