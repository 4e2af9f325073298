/** Looks whether a page or document is still where a link says. Nothing of it is read. */
import type { CheckLink } from '#core/areas/ports.ts';
import { askOpenInternet, type OpenInternetOptions } from './openInternet.ts';

/**
 * Only a server that says "not there" (404) or "gone" (410) makes a link broken. One that asks for a sign-in has it;
 * whatever else is in the way, on our side too, says nothing about the link.
 */
const standings: Record<number, Awaited<ReturnType<CheckLink>>> = {
  401: 'works',
  403: 'works',
  404: 'broken',
  410: 'broken',
};

export const createCheckLink =
  (internet: OpenInternetOptions): CheckLink =>
  (url) =>
    askOpenInternet(
      internet,
      { url, headers: { accept: '*/*' } },
      (response) => {
        const status = response.statusCode ?? 0;
        response.destroy();
        return standings[status] ?? (status >= 200 && status < 300 ? 'works' : 'unknown');
      },
      () => 'unknown',
    );
