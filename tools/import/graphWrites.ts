/** How many writes Microsoft Graph has seen, where somebody counts them: the inspector of the local Microsoft 365. */
import { z } from 'zod';

const exchangesSchema = z.object({
  exchanges: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      path: z.string(),
      parts: z.array(z.object({ method: z.string() })),
    }),
  ),
});

type Exchange = z.infer<typeof exchangesSchema>['exchanges'][number];

/** Subscriptions are renewed by a timer, whether or not anything is imported. */
const writesOf = ({ method, path, parts }: Exchange): number => {
  if (!path.startsWith('/v1.0/') || path.startsWith('/v1.0/subscriptions')) return 0;
  const methods = parts.length > 0 ? parts.map((part) => part.method) : [method];
  return methods.filter((one) => one !== 'GET').length;
};

/**
 * Starts counting.
 * @returns a function that answers the writes since then; null in the cloud, where nobody tells
 */
export const countGraphWrites = async (publicUrl: string): Promise<() => Promise<number | null>> => {
  const read = async (): Promise<Exchange[] | null> => {
    const reply = await fetch(`${publicUrl}/_inspector/exchanges`).catch(() => null);
    const read = reply?.ok ? exchangesSchema.safeParse(await reply.json().catch(() => null)) : null;
    return read?.success ? read.data.exchanges : null;
  };
  const before = new Set((await read())?.map(({ id }) => id));
  return async () => {
    const after = await read();
    if (after === null) return null;
    return after.filter(({ id }) => !before.has(id)).reduce((sum, exchange) => sum + writesOf(exchange), 0);
  };
};
