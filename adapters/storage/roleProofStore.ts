import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { instantSchema } from '#core/events/event.ts';
import { roles } from '#core/people/person.ts';
import type { RoleProof, RoleProofStore } from '#core/people/roleProofs.ts';
import { keyText, Rows } from './rows.ts';

const proofSchema = z.object({ person: z.string(), roles: z.array(z.enum(roles)), until: instantSchema });
const keysOf = (person: string) => ({ partitionKey: 'proof', rowKey: keyText(person) });

/** Proved roles in the table `roleProofs`, a row for each person who ever proved one. */
export class TableRoleProofStore implements RoleProofStore {
  readonly #rows: Rows<RoleProof>;

  constructor(client: TableClient) {
    this.#rows = new Rows<RoleProof>(client, {
      schema: proofSchema,
      keys: ({ person }) => keysOf(person),
      columns: [],
    });
  }

  async get(person: string): Promise<RoleProof | null> {
    return (await this.#rows.get(keysOf(person)))?.value ?? null;
  }

  put(proof: RoleProof): Promise<void> {
    return this.#rows.put([proof]);
  }
}
