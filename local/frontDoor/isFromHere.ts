/** Whether a request names this machine as its host. */
import type { IncomingMessage } from 'node:http';

const here = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * A page elsewhere can point its own name at 127.0.0.1 and so reach us through the reader's browser (DNS rebinding);
 * then the `Host` header carries that name.
 */
export function isFromHere(request: { headers: Pick<IncomingMessage['headers'], 'host'> }): boolean {
  return here.test(request.headers.host ?? '');
}
