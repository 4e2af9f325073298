/** The mail that a request names, in a mailbox that its caller may read. */
import type { GraphRequest, RouteContext } from '../../route.ts';
import { openMailbox } from '../mailbox.ts';
import { itemNotFound } from '../outlookErrors.ts';
import { readMail } from '../permissions.ts';
import { hasArrived, messagesIn, type StoredMessage } from './messageStore.ts';

/** @throws GraphError 404 */
export const openMessage = (request: GraphRequest, context: RouteContext): StoredMessage => {
  const owner = openMailbox(request, readMail);
  const message = messagesIn(context).get(request.params['message-id'] ?? '');
  if (message?.mailbox !== owner.id || !hasArrived(message, context)) throw itemNotFound();
  return message;
};
