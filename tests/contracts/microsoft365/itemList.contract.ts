import { describe, expect, test } from '@jest/globals';
import type { ItemList, ListFields } from '#core/sync/ports.ts';
import { remoteIdOf } from './calendar.contract.ts';

export type ListUnderContract = {
  list: ItemList;
  /** A key that no other test has used. */
  newKey(): string;
  /** Fields of the item, without those that are empty; null when it is not there. */
  see(remoteId: string): Promise<ListFields | null>;
};

const fields: ListFields = {
  Title: 'Transitions workshop',
  Kind: 'workshop',
  Start: '2027-01-20T09:30:00Z',
  AllDay: false,
  Capacity: 30,
  Venue: "King's Lynn Town Hall",
  Link: null,
};

export const itemListContract = (open: () => ListUnderContract) =>
  describe('item list', () => {
    const create = async () => {
      const { list, newKey, see } = open();
      const key = newKey();
      const [outcome] = await list.apply([{ op: 'create', key, fields }]);
      return { list, key, see, remoteId: remoteIdOf(outcome) };
    };

    test('has an item with the fields that were stated', async () => {
      const { see, remoteId } = await create();
      const { Link: _, ...stated } = fields;
      expect(await see(remoteId)).toMatchObject(stated);
    });

    test('has one item for each key, however often it is created, with the last fields', async () => {
      const { list, key, see, remoteId } = await create();
      const again = await list.apply([
        { op: 'create', key, fields: { ...fields, Title: 'Again', Venue: null } },
      ]);
      expect(remoteIdOf(again[0])).toBe(remoteId);
      expect(await see(remoteId)).toMatchObject({ Title: 'Again', Capacity: 30 });
      expect(await see(remoteId)).not.toHaveProperty('Venue');
    });

    test('changes the fields that are named, and empties those that are null', async () => {
      const { list, key, see, remoteId } = await create();
      const changes = { Title: '=1+1 <b>"', Capacity: null };
      const [outcome] = await list.apply([{ op: 'update', key, remoteId, fields: changes }]);
      expect(remoteIdOf(outcome)).toBe(remoteId);
      expect(await see(remoteId)).toMatchObject({ Title: '=1+1 <b>"', Kind: 'workshop' });
      expect(await see(remoteId)).not.toHaveProperty('Capacity');
    });

    test('loses an item once, and knows that a lost one is gone', async () => {
      const { list, key, see, remoteId } = await create();
      const remove = { op: 'delete', key, remoteId } as const;
      expect(await list.apply([remove])).toEqual([{ status: 'gone' }]);
      expect(await see(remoteId)).toBeNull();
      expect(await list.apply([remove])).toEqual([{ status: 'gone' }]);
      expect(await list.apply([{ op: 'update', key, remoteId, fields: { Title: 'x' } }])).toEqual([
        { status: 'gone' },
      ]);
      const [back] = await list.apply([{ op: 'create', key, fields }]);
      expect(await see(remoteIdOf(back))).toMatchObject({ Title: 'Transitions workshop' });
    });

    test('loses an item by its key where nobody knows its id, and knows that none is there', async () => {
      const { list, key, see, remoteId } = await create();
      const remove = { op: 'delete', key, remoteId: null } as const;
      expect(await list.apply([remove])).toEqual([{ status: 'gone' }]);
      expect(await see(remoteId)).toBeNull();
      expect(await list.apply([remove])).toEqual([{ status: 'gone' }]);
    });

    test('answers in the order of the operations', async () => {
      const { list, key, remoteId } = await create();
      const outcomes = await list.apply([
        { op: 'delete', key: 'x', remoteId: '999999' },
        { op: 'create', key, fields },
        { op: 'create', key: open().newKey(), fields },
      ]);
      expect(outcomes.map((outcome) => outcome.status)).toEqual(['gone', 'done', 'done']);
      expect(remoteIdOf(outcomes[1])).toBe(remoteId);
      expect(remoteIdOf(outcomes[2])).not.toBe(remoteId);
      expect(await list.apply([])).toEqual([]);
    });
  });
