/** Before a subscription is made its endpoints show that they want notifications: they say back what they are sent. */
import { GraphError } from '../graphError.ts';
import type { RouteContext } from '../route.ts';

const mostMilliseconds = 10_000;

const failure = (reason: string): GraphError =>
  new GraphError(400, 'ValidationError', `Subscription validation request failed. ${reason}`);

/** The address with the token at its end; what it asked for already stays as it is. Blanks are written as `+`, as Graph does. */
const withToken = (url: string, validationToken: string): string =>
  `${url}${new URL(url).search === '' ? '?' : '&'}${new URLSearchParams({ validationToken })}`;

/** @throws GraphError 400 unless the endpoint answers within 10 seconds with 200, `text/plain` and the very token, decoded */
export const validateEndpoint = async (url: string, context: RouteContext): Promise<void> => {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${context.newId()}`;
  const message = { contentType: 'text/plain; charset=utf-8', body: '' };
  const reply = await context.webhooks.post(withToken(url, token), message, mostMilliseconds);
  if (reply === null)
    throw failure('The notification endpoint did not answer within 10 seconds, or not at all.');
  if (reply.status !== 200)
    throw failure(`Notification endpoint must respond with 200 OK, not ${reply.status}.`);
  if (!/^text\/plain\b/i.test(reply.contentType)) throw failure('The content type must be text/plain.');
  if (reply.body !== token) throw failure('Response must exactly match validationToken query parameter.');
};
