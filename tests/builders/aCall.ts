import { HttpRequest, type HttpResponseInit } from '@azure/functions';
import type { Result } from '#core/errors.ts';
import type { Principal } from '#core/people/person.ts';

type Asked = {
  principal: Principal;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
};

/** A signed-in call at a door of the API. */
export const aCall = ({ principal, params = {}, query = {}, body }: Asked) => ({
  principal,
  reference: 'REF00001',
  request: new HttpRequest({
    method: body === undefined ? 'GET' : 'POST',
    url: 'http://localhost/api',
    params,
    query,
    ...(body !== undefined && { body: { string: JSON.stringify(body) } }),
  }),
});

/** What a door answered, or the code of its refusal. */
export const bodyOf = async (answered: Promise<Result<HttpResponseInit>>) => {
  const result = await answered;
  return result.ok ? result.value.jsonBody : result.failure.code;
};
