/** SharePoint lists of the collaborative's site. */
import { z } from 'zod';
import type { GraphReader, Page } from './graphReader.ts';

const siteSchema = z.object({ id: z.string(), displayName: z.string() });

const listSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  description: z.string().nullish(),
  list: z.object({ hidden: z.boolean().default(false) }).nullish(),
});
export type SharePointList = z.infer<typeof listSchema> & { siteId: string };

const columnSchema = z.object({
  name: z.string(),
  displayName: z.string(),
  hidden: z.boolean().default(false),
  readOnly: z.boolean().default(false),
  dateTime: z.object({}).nullish(),
  boolean: z.object({}).nullish(),
});
export type Column = z.infer<typeof columnSchema>;

const itemSchema = z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()) });
export type Item = z.infer<typeof itemSchema>;

const pathOf = ({ siteId, id }: SharePointList) => `/sites/${siteId}/lists/${id}`;

/** @param site host and path, `norfolk.sharepoint.example:/sites/NorfolkLearning` */
export async function readLists(graph: GraphReader, site: string): Promise<SharePointList[]> {
  const { id } = await graph.get(`/sites/${site}`, siteSchema);
  const lists = await graph.all(`/sites/${id}/lists`, listSchema);
  return lists.filter(({ list }) => !list?.hidden).map((list) => ({ ...list, siteId: id }));
}

/** The columns that a person fills in. */
export async function readColumns(graph: GraphReader, list: SharePointList): Promise<Column[]> {
  const columns = await graph.all(`${pathOf(list)}/columns`, columnSchema);
  return columns.filter(({ hidden, readOnly }) => !hidden && !readOnly);
}

/** @param next path of the page to read; null reads the first */
export function readItems(
  graph: GraphReader,
  list: SharePointList,
  next: string | null,
): Promise<Page<Item>> {
  return graph.page(next ?? `${pathOf(list)}/items?$expand=fields&$top=50`, itemSchema);
}
