import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { type Instant, instantSchema } from '#core/events/event.ts';
import { type Role, roles } from '#core/people/person.ts';
import type { RoleProof, RoleProofStore } from '#core/people/roleProofs.ts';
import { keyText, Rows } from './rows.ts';

const proofSchema = z.object({ person: z.string(), roles: z.array(z.enum(roles)), until: instantSchema });
const partitionKey = 'proof';
const keysOf = (person: string) => ({ partitionKey, rowKey: keyText(person) });

/** Proved roles in the table `roleProofs`, a row for each person who ever proved one. */
export class TableRoleProofStore implements RoleProofStore {
  readonly #rows: Rows<RoleProof>;

  constructor(client: TableClient) {
    this.#rows = new Rows<RoleProof>(client, {
      schema: proofSchema,
      keys: ({ person }) => keysOf(person),
      columns: ['until'],
      derived: ({ until }) => ({ until }),
    });
  }

  async get(person: string): Promise<RoleProof | null> {
    return (await this.#rows.get(keysOf(person)))?.value ?? null;
  }

  put(proof: RoleProof): Promise<void> {
    return this.#rows.put([proof]);
  }

  async remove(person: string): Promise<void> {
    await this.#rows.removeOne(keysOf(person));
  }

  forget(before: Instant, most: number): Promise<number> {
    return this.#rows.removeFirst(odata`PartitionKey eq ${partitionKey} and until lt ${before}`, most);
  }

  async holders(role: Role, since: string): Promise<string[]> {
    const proofs = await this.#rows.query(odata`PartitionKey eq ${'proof'} and until gt ${since}`);
    return proofs
      .filter(({ value }) => value.roles.includes(role))
      .map(({ value }) => value.person)
      .toSorted();
  }
}
