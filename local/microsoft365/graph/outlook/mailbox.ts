/** The mailbox an operation is about, and whether the caller may open it. */
import { GraphError } from '../graphError.ts';
import type { Caller, GraphRequest } from '../route.ts';
import { type DirectoryUser, findUser } from './directory/directory.ts';
import { accessDenied } from './outlookErrors.ts';
import type { Permissions } from './permissions.ts';

/**
 * The owner of the mailbox named in the path. An application opens every mailbox, a person their own and, with one of
 * the operation's `.Shared` permissions, the shared one.
 * @throws ErrorInvalidUser (404), MailboxNotEnabledForRESTAPI (404: guests), ErrorAccessDenied (403)
 */
export const openMailbox = (request: GraphRequest, permissions: Permissions): DirectoryUser => {
  const named = request.params['user-id'] ?? '';
  const user = findUser(named);
  if (!user) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${named}' is invalid.`);
  if (!mayOpen(request.caller, user, permissions)) throw accessDenied();
  if (user.mailboxKind === 'none')
    throw new GraphError(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  return user;
};

const mayOpen = (caller: Caller, user: DirectoryUser, permissions: Permissions): boolean => {
  if (caller.kind === 'application' || caller.userId === user.id) return true;
  const person = findUser(caller.userId ?? '');
  return (
    person?.userType === 'Member' &&
    user.mailboxKind === 'shared' &&
    permissions.delegated.some((name) => name.endsWith('.Shared') && caller.permissions.includes(name))
  );
};
