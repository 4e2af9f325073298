/** `/users/{user-id}/messages` and the messages of a folder. */
import { GraphError } from '../../graphError.ts';
import type { GraphReply, GraphRequest, Route, RouteContext } from '../../route.ts';
import { collectionReply } from '../collectionReply.ts';
import { entityReply } from '../entityReply.ts';
import { openMailbox } from '../mailbox.ts';
import { readMail } from '../permissions.ts';
import { preferredZone, prefersText } from '../preferences.ts';
import { hasArrived, messagesIn, type StoredMessage } from './messageStore.ts';
import { openMessage } from './openMessage.ts';
import { presentMessage } from './presentMessage.ts';

const viewOf = ({ headers }: GraphRequest) => ({
  timeZone: preferredZone(headers),
  text: prefersText(headers),
});

/** Folders every mailbox has. What is sent stands in Sent Items at once, so nothing ever waits in the outbox. */
const folders = new Set(['inbox', 'sentitems', 'outbox', 'drafts', 'deleteditems', 'junkemail']);

const folderOf = (request: GraphRequest): string => {
  const name = (request.params['mailFolder-id'] ?? '').toLowerCase();
  if (!folders.has(name))
    throw new GraphError(404, 'ErrorItemNotFound', 'The specified folder could not be found in the store.');
  return name;
};

/** Newest first, as Outlook lists mail. */
const listed = (messages: StoredMessage[], request: GraphRequest, context: RouteContext): GraphReply =>
  collectionReply(messages.filter((message) => hasArrived(message, context)).reverse(), request, {
    present: (message) => presentMessage(message, viewOf(request)),
    defaultSize: 10,
    largest: 1000,
    always: ['id'],
  });

export const messageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user-id}/messages',
    permissions: readMail,
    coverage: { partial: 'No $search, no $expand.' },
    handle(request, context) {
      const owner = openMailbox(request, readMail);
      return listed(messagesIn(context).by('mailbox', owner.id), request, context);
    },
  },
  {
    method: 'GET',
    path: '/users/{user-id}/mailFolders/{mailFolder-id}/messages',
    permissions: readMail,
    coverage: { partial: 'Folders by their well-known names; no $search, no $expand.' },
    handle(request, context) {
      const owner = openMailbox(request, readMail);
      return listed(messagesIn(context).by('folder', `${owner.id}|${folderOf(request)}`), request, context);
    },
  },
  {
    method: 'GET',
    path: '/users/{user-id}/messages/{message-id}',
    permissions: readMail,
    coverage: { partial: 'No $expand.' },
    handle: (request, context) =>
      entityReply(presentMessage(openMessage(request, context), viewOf(request)), request),
  },
];
