/** The doors for HTTP: each establishes who calls, runs one handler and answers whatever comes of it. */
import type { HttpHandler, HttpRequest, HttpResponseInit } from '@azure/functions';
import { fail, type Result } from '#core/errors.ts';
import type { Principal } from '#core/people/person.ts';
import { describeError } from './describeError.ts';
import { refused, unauthenticated, unexpected } from './problem.ts';

/** `reference` is what people quote when they ask for help; the log has it too. */
export type Call = { request: HttpRequest; reference: string };
export type SignedInCall = Call & { principal: Principal };

type Handle = (call: Call) => Promise<HttpResponseInit>;
type SignedInHandle = (call: SignedInCall) => Promise<Result<HttpResponseInit>>;

/** What a token reader found in an `Authorization` header. */
export type ReadToken = (
  authorization: string | null,
) => Promise<{ ok: true; principal: Principal } | { ok: false; refusal: string }>;

const answering =
  (handle: Handle, sorry: (reference: string) => HttpResponseInit): HttpHandler =>
  async (request, context) => {
    const reference = context.invocationId.slice(0, 8).toUpperCase();
    try {
      return await handle({ request, reference });
    } catch (error) {
      context.error(`${reference} ${describeError(error)}`);
      return sorry(reference);
    }
  };

/** For programs without a sign-in. */
export const openDoor = (handle: Handle): HttpHandler => answering(handle, unexpected);

/** For people without a sign-in: even the unexpected is a page. */
export const pageDoor = (handle: Handle, sorryPage: (reference: string) => HttpResponseInit): HttpHandler =>
  answering(handle, sorryPage);

const noEntry: Record<string, string> = {
  wrongTenant: 'Your organisation has not been added to this app yet.',
  notPermitted: 'This is not for the app you are using.',
};

/**
 * For whoever brings a token of ours. The import tool is let in only where `importer` says so.
 */
export const signedInDoor =
  (readToken: ReadToken) =>
  (handle: SignedInHandle, { importer = false }: { importer?: boolean } = {}): HttpHandler =>
    openDoor(async ({ request, reference }) => {
      const reading = await readToken(request.headers.get('authorization'));
      if (!reading.ok) {
        const sentence = noEntry[reading.refusal];
        return sentence === undefined
          ? unauthenticated(reference)
          : refused({ code: 'forbidden', message: sentence }, reference);
      }
      const { principal } = reading;
      const result =
        principal.roles.includes('importer') && !importer
          ? fail('forbidden', 'The import tool may import and nothing else.')
          : await handle({ request, reference, principal });
      return result.ok ? result.value : refused(result.failure, reference);
    });
