import { HttpRequest, InvocationContext } from '@azure/functions';
import { describe, expect, test } from '@jest/globals';
import { problemSchema } from '#core/contract/api.ts';
import { fail, failureCodes, succeed } from '#core/errors.ts';
import type { Principal } from '#core/people/person.ts';
import { openDoor, type ReadToken, signedInDoor } from './door.ts';
import { failureStatus } from './failureStatus.ts';

const member: Principal = {
  key: 't:o',
  name: 'Teacher',
  email: 'teacher@school.example',
  tenantId: 't',
  roles: [],
};
const letIn =
  (principal: Principal): ReadToken =>
  async () => ({ ok: true, principal });
const turnAway =
  (refusal: string): ReadToken =>
  async () => ({ ok: false, refusal });

const knock = async (handler: ReturnType<typeof openDoor>) => {
  const logged: string[] = [];
  const context = new InvocationContext({
    invocationId: 'a1b2c3d4-0000-4000-8000-000000000000',
    functionName: 'test',
    logHandler: (_level, ...args) => logged.push(args.join(' ')),
  });
  const reply = await handler(
    new HttpRequest({ url: 'http://localhost/api/events', method: 'GET' }),
    context,
  );
  return { status: reply.status, body: 'jsonBody' in reply ? reply.jsonBody : null, logged };
};

describe('the door for people with a sign-in', () => {
  test('asks whoever brings no good token to sign in', async () => {
    const { status, body } = await knock(signedInDoor(turnAway('expired'))(async () => succeed({})));
    expect(status).toBe(401);
    expect(problemSchema.parse(body).error.code).toBe('unauthenticated');
  });

  test.each(['wrongTenant', 'notPermitted'])(
    'tells someone known but not welcome so (%s)',
    async (refusal) => {
      const { status, body } = await knock(signedInDoor(turnAway(refusal))(async () => succeed({})));
      expect(status).toBe(403);
      expect(problemSchema.parse(body).error.code).toBe('forbidden');
    },
  );

  test('lets the import tool into imports only', async () => {
    const door = signedInDoor(letIn({ ...member, roles: ['importer'] }));
    expect((await knock(door(async () => succeed({ status: 200 })))).status).toBe(403);
    expect((await knock(door(async () => succeed({ status: 200 }), { importer: true }))).status).toBe(200);
  });

  test.each(failureCodes)('answers the failure %s with its status, sentence and reference', async (code) => {
    const { status, body, logged } = await knock(
      signedInDoor(letIn(member))(async () => fail(code, 'A sentence.')),
    );
    expect(status).toBe(failureStatus[code]);
    expect(problemSchema.parse(body).error).toEqual({ code, message: 'A sentence.', reference: 'A1B2C3D4' });
    expect(logged).toEqual([]);
  });
});

describe('every door', () => {
  test('logs the unexpected once, under the reference it gives, without addresses and secrets', async () => {
    const { status, body, logged } = await knock(
      openDoor(async () => {
        throw new Error(
          'teacher@school.example could not: sig=abc123&x AccountKey=k== eyJhbGci.eyJzdWIi.c2ln',
        );
      }),
    );
    expect(status).toBe(500);
    expect(problemSchema.parse(body).error).toMatchObject({ code: 'unexpected', reference: 'A1B2C3D4' });
    expect(JSON.stringify(body)).not.toContain('could not');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('A1B2C3D4');
    for (const secret of ['teacher@', 'abc123', 'k==', 'eyJ']) expect(logged[0]).not.toContain(secret);
  });
});
