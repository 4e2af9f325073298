/** Exchange's codes inside Graph's error envelope, with Exchange's wording where it is known. Statuses: platform documentation. */
import { GraphError } from '../graphError.ts';

export const itemNotFound = (): GraphError =>
  new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');

export const accessDenied = (): GraphError =>
  new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');

/** A value that breaks a rule of the calendar or the mailbox. */
export const invalidRequest = (message: string): GraphError =>
  new GraphError(400, 'ErrorInvalidRequest', `Your request can't be completed. ${message}`);

/** A query option that is missing or out of range. */
export const invalidParameter = (message: string): GraphError =>
  new GraphError(400, 'ErrorInvalidParameter', message);

/** A body that is no such entity: unknown property, wrong type. */
export const unreadableBody = (message: string): GraphError =>
  new GraphError(400, 'RequestBodyRead', message);

export const staleChangeKey = (): GraphError =>
  new GraphError(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  );

export const unsupportedTimeZone = (name: string): GraphError =>
  new GraphError(
    400,
    'TimeZoneNotSupportedException',
    `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
  );

/** Real Outlook could do this; the local one says so rather than answering wrongly. */
export const notHere = (what: string): GraphError =>
  new GraphError(501, 'NotImplemented', `The local Microsoft 365 does not have ${what}.`);
