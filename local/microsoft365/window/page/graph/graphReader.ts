/** Reads Microsoft Graph as the current person, through its public routes only. */
import { z } from 'zod';
import { accessToken } from '../accessTokens.ts';

const problemSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

export type Page<T> = { value: T[] /** Path of the next page; null on the last. */; next: string | null };

export type GraphReader = {
  /** @throws Error with Graph's own words */
  get<T>(path: string, schema: z.ZodType<T>, headers?: Record<string, string>): Promise<T>;
  /** One page of a collection. `path` may be a former page's `next`. */
  page<T>(path: string, item: z.ZodType<T>, headers?: Record<string, string>): Promise<Page<T>>;
  /** Every page of a collection, one after another. */
  all<T>(path: string, item: z.ZodType<T>, headers?: Record<string, string>): Promise<T[]>;
};

/** A next link names Graph's own origin; ours leads there too. */
const withoutOrigin = (link: string): string => {
  const { pathname, search } = new URL(link);
  return `${pathname}${search}`.replace(/^\/v1\.0/, '');
};

const sentence = (status: number, content: unknown): string => {
  const problem = problemSchema.safeParse(content);
  return problem.success
    ? `${problem.data.error.message} (${problem.data.error.code})`
    : `Microsoft Graph answered ${status}.`;
};

export function createGraphReader(objectId: string): GraphReader {
  const reader: GraphReader = {
    async get(path, schema, headers = {}) {
      const token = await accessToken(objectId, 'graph');
      const reply = await fetch(`/v1.0${path}`, {
        headers: { ...headers, authorization: `Bearer ${token}` },
      });
      const content: unknown = await reply.json().catch(() => null);
      if (!reply.ok) throw new Error(sentence(reply.status, content));
      return schema.parse(content);
    },
    async page(path, item, headers) {
      const schema = z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() });
      const { value, '@odata.nextLink': link } = await reader.get(path, schema, headers);
      return { value, next: link === undefined ? null : withoutOrigin(link) };
    },
    async all(path, item, headers) {
      const found = [];
      for (let next: string | null = path; next !== null; ) {
        const page: Page<z.infer<typeof item>> = await reader.page(next, item, headers);
        found.push(...page.value);
        next = page.next;
      }
      return found;
    },
  };
  return reader;
}
