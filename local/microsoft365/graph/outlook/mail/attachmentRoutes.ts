/** `/users/{user-id}/messages/{message-id}/attachments`. */
import type { GraphRequest, Route, RouteContext } from '../../route.ts';
import { collectionReply } from '../collectionReply.ts';
import { entityReply } from '../entityReply.ts';
import { itemNotFound } from '../outlookErrors.ts';
import { readMail } from '../permissions.ts';
import { type PresentedFile, presentFile } from './attachments.ts';
import { openMessage } from './openMessage.ts';

const filesOf = (request: GraphRequest, context: RouteContext): PresentedFile[] => {
  const message = openMessage(request, context);
  return (message.files ?? []).map((file, index) => presentFile(file, index, message));
};

export const attachmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user-id}/messages/{message-id}/attachments',
    permissions: readMail,
    coverage: { partial: 'Files only.' },
    handle: (request, context) =>
      collectionReply(filesOf(request, context), request, {
        present: (file) => file,
        defaultSize: 10,
        largest: 1000,
        always: ['id'],
      }),
  },
  {
    method: 'GET',
    path: '/users/{user-id}/messages/{message-id}/attachments/{attachment-id}',
    permissions: readMail,
    coverage: { partial: 'Files only; no $value.' },
    handle(request, context) {
      const file = filesOf(request, context).find(({ id }) => id === request.params['attachment-id']);
      if (!file) throw itemNotFound();
      return entityReply(file, request);
    },
  },
];
