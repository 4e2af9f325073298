/** A SharePoint list through Graph. Microsoft Graph documentation, "listItem resource type" and its operations. */
import { z } from 'zod';
import type { ItemList, ListFields, ListOperation, Outcome } from '#core/sync/ports.ts';
import { type Ask, gather } from './gather.ts';
import type { Graph, GraphAnswer } from './graph.ts';
import { failedOutcome, succeeded } from './outcome.ts';
import { type ListUrl, SiteProblem } from './site.ts';

const itemSchema = z.object({ id: z.string() });
const foundSchema = z.object({ value: z.array(itemSchema) });

const done = (remoteId: string): Outcome => ({ status: 'done', remoteId, joinUrl: null });

/** The items are as good as they were: they wait until the site is mended, or Graph is back. */
const outcomeOf = ({ answer, message }: SiteProblem): Outcome => {
  const failed = answer && failedOutcome(answer);
  return failed?.status === 'retry' ? failed : { status: 'retry', afterSeconds: 900, reason: message };
};

/** A new item has no empty fields to state. */
const withoutNulls = (fields: ListFields): ListFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

const findByKey = (list: ListUrl, key: string, ask: Ask): Promise<GraphAnswer> => {
  const filter = encodeURIComponent(`fields/Key eq '${key.replaceAll("'", "''")}'`);
  return ask({ method: 'GET', url: `${list}/items?$select=id&$filter=${filter}` });
};

/** Null when nothing was found. */
const idIn = ({ body }: GraphAnswer): string | null => foundSchema.parse(body).value[0]?.id ?? null;

/** @param find gives the list's URL, from its memory after the first time */
export const createSharePointList = (graph: Graph, find: () => Promise<ListUrl>): ItemList => {
  const update = async (list: ListUrl, remoteId: string, fields: ListFields, ask: Ask): Promise<Outcome> => {
    const url = `${list}/items/${encodeURIComponent(remoteId)}/fields`;
    const answer = await ask({ method: 'PATCH', url, body: fields });
    return succeeded(answer) ? done(remoteId) : failedOutcome(answer);
  };

  /**
   * Graph has no transaction id for items: the unique column `Key` refuses a second one. Which code it refuses with is
   * not documented, so that any 400 or 409 makes us look whether the item is there. That is what makes it repeatable.
   * One that is not there may have been removed since by another worker: only a second refusal is about the fields.
   */
  const create = async (
    list: ListUrl,
    key: string,
    fields: ListFields,
    ask: Ask,
    isSecond = false,
  ): Promise<Outcome> => {
    const body = { fields: withoutNulls({ ...fields, Key: key }) };
    const answer = await ask({ method: 'POST', url: `${list}/items`, body, repeatable: true });
    if (succeeded(answer)) return done(itemSchema.parse(answer.body).id);
    if (answer.status !== 400 && answer.status !== 409) return failedOutcome(answer);
    const found = await findByKey(list, key, ask);
    if (!succeeded(found)) return failedOutcome(found);
    const existing = idIn(found);
    if (existing !== null) return update(list, existing, fields, ask);
    return isSecond ? failedOutcome(answer) : create(list, key, fields, ask, true);
  };

  const remove = async (list: ListUrl, remoteId: string, ask: Ask): Promise<Outcome> => {
    const url = `${list}/items/${encodeURIComponent(remoteId)}`;
    const answer = await ask({ method: 'DELETE', url });
    return succeeded(answer) ? { status: 'gone' } : failedOutcome(answer);
  };

  const removeByKey = async (list: ListUrl, key: string, ask: Ask): Promise<Outcome> => {
    const found = await findByKey(list, key, ask);
    if (!succeeded(found)) return failedOutcome(found);
    const existing = idIn(found);
    return existing === null ? { status: 'gone' } : remove(list, existing, ask);
  };

  const carryOut = (list: ListUrl, operation: ListOperation, ask: Ask): Promise<Outcome> => {
    if (operation.op === 'create') return create(list, operation.key, operation.fields, ask);
    if (operation.op === 'delete')
      return operation.remoteId === null
        ? removeByKey(list, operation.key, ask)
        : remove(list, operation.remoteId, ask);
    return update(list, operation.remoteId, operation.fields, ask);
  };

  return {
    async apply(operations) {
      if (operations.length === 0) return [];
      try {
        const list = await find();
        return await gather(graph, operations, (operation, ask) => carryOut(list, operation, ask));
      } catch (error) {
        if (!(error instanceof SiteProblem)) throw error;
        const outcome = outcomeOf(error);
        return operations.map(() => outcome);
      }
    },
  };
};
