/**
 * Does the work for every item, at most `limit` at a time, and gives the results in the order of the items.
 * The first failure is thrown after the work under way has ended.
 */
export const inParallel = async <Item, Done>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Done>,
): Promise<Done[]> => {
  const results: Done[] = new Array(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, worker);
  const failed = (await Promise.allSettled(workers)).find((worker) => worker.status === 'rejected');
  if (failed) throw failed.reason;
  return results;
};

/** How many point reads or single writes one process sends to a table at once. */
export const tableConcurrency = 16;
