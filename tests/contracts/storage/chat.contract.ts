import { expect, test } from '@jest/globals';
import type { ChatPlace } from '#core/delivery/chat.ts';
import type { RoleProof } from '#core/people/roleProofs.ts';
import type { Telling } from '#core/sync/inbound/telling.ts';
import type { OpenStorage } from './opened.ts';

const tenantId = '7d0a4c52-6c1e-4f0b-9d3a-1f2b3c4d5e6f';

const aPlace = (person: string, email: string): ChatPlace => ({
  person,
  email,
  tenantId,
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  conversationId: 'a:1234',
  botId: '28:bot',
  closed: null,
});

const aTelling = (id: string): Telling => ({
  id,
  about: { kind: 'question', question: 'q1' },
  editor: { name: 'Sam Editor', email: 'sam@norfolk.example' },
  person: null,
  state: 'queued',
  reason: null,
  activityId: null,
  attempts: 0,
  since: '2026-11-23T09:00:00Z',
  at: '2026-11-23T09:00:00Z',
});

/** Where people's chats are, and what editors are told there. */
export const chatContract = (open: OpenStorage) => {
  test('a chat is found by person and by address in one tenant, as it was last', async () => {
    const { chatPlaces, ids } = open();
    const [person, email] = [`${tenantId}:${ids.next()}`, `${ids.next()}+o'b@norfolk.example`];
    expect(await chatPlaces.of(person)).toBeNull();
    expect(await chatPlaces.byAddress(email, tenantId)).toBeNull();
    await chatPlaces.put(aPlace(person, email));
    const moved = { ...aPlace(person, email), conversationId: 'a:5678' };
    await chatPlaces.put(moved);
    expect(await chatPlaces.of(person)).toEqual(moved);
    expect(await chatPlaces.byAddress(email, tenantId)).toEqual(moved);
    expect(await chatPlaces.byAddress(email, 'elsewhere')).toBeNull();
    await chatPlaces.put({ ...moved, email: `${ids.next()}@norfolk.example` });
    expect(await chatPlaces.byAddress(email, tenantId)).toBeNull();
    await chatPlaces.remove(person);
    await chatPlaces.remove(person);
    expect(await chatPlaces.of(person)).toBeNull();
  });

  test('chats of people who stand side by side are read at once, with why they are closed', async () => {
    const { chatPlaces, ids } = open();
    const team = ids.next();
    const [a, b, c] = [`${team}:a`, `${team}:b`, `${team}:c`];
    for (const person of [a, b, c]) await chatPlaces.put(aPlace(person, ''));
    await chatPlaces.close(b, 'blocked');
    expect(await chatPlaces.within({ after: a, upTo: c })).toEqual(
      new Map([
        [b, 'blocked'],
        [c, null],
      ]),
    );
    expect((await chatPlaces.within({ after: null, upTo: null })).has(a)).toBe(true);
  });

  test('a chat that is closed says why until it is put again', async () => {
    const { chatPlaces, ids } = open();
    const place = aPlace(`${tenantId}:${ids.next()}`, `${ids.next()}@norfolk.example`);
    await chatPlaces.close(place.person, 'blocked');
    expect(await chatPlaces.of(place.person)).toBeNull();
    await chatPlaces.put(place);
    await chatPlaces.close(place.person, 'blocked');
    expect(await chatPlaces.of(place.person)).toEqual({ ...place, closed: 'blocked' });
    expect(await chatPlaces.byAddress(place.email, tenantId)).toMatchObject({ closed: 'blocked' });
    await chatPlaces.put(place);
    expect(await chatPlaces.of(place.person)).toEqual(place);
  });

  test('nobody is found by an address that nobody has', async () => {
    const { chatPlaces, ids } = open();
    await chatPlaces.put(aPlace(`${tenantId}:${ids.next()}`, ''));
    expect(await chatPlaces.byAddress('', tenantId)).toBeNull();
  });

  test('a proof of roles is kept as it was last', async () => {
    const { roleProofs, ids } = open();
    const person = `${tenantId}:${ids.next()}`;
    expect(await roleProofs.get(person)).toBeNull();
    await roleProofs.put({ person, roles: ['editor'], until: '2026-11-23T09:00:00Z' });
    const proof: RoleProof = { person, roles: ['administrator'], until: '2026-11-23T09:30:00Z' };
    await roleProofs.put(proof);
    expect(await roleProofs.get(person)).toEqual(proof);
  });

  test('what an editor is told is kept once, and stands until it is closed', async () => {
    const { tellings, ids } = open();
    const telling = aTelling(ids.next());
    const standing = async () =>
      (await tellings.standing()).filter(({ value }) => value.id === telling.id).map(({ value }) => value);
    expect(await tellings.get(telling.id)).toBeNull();
    expect(await tellings.put(telling, null)).toBe('written');
    expect(await tellings.put(telling, null)).toBe('conflict');
    expect(await standing()).toEqual([telling]);
    const etag = (await tellings.get(telling.id))?.etag ?? null;
    const inChat: Telling = { ...telling, state: 'inChat', person: 'a', activityId: 'm1' };
    expect(await tellings.put(inChat, etag)).toBe('written');
    expect(await tellings.put({ ...inChat, state: 'closed' }, etag)).toBe('conflict');
    const later = (await tellings.get(telling.id))?.etag ?? null;
    expect(await tellings.put({ ...inChat, state: 'closed' }, later)).toBe('written');
    expect(await standing()).toEqual([]);
    await tellings.forget(telling.at);
    expect(await tellings.get(telling.id)).not.toBeNull();
    expect(await tellings.forget('2026-11-23T09:00:01Z')).toBeGreaterThanOrEqual(1);
    expect(await tellings.get(telling.id)).toBeNull();
  });
};
