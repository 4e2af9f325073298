/** A SharePoint site and its lists, found by name. */
import { z } from 'zod';
import type { Graph, GraphAnswer } from './graph.ts';
import { errorCode, succeeded } from './outcome.ts';

/** The site is not as it has to be, or not open to us: an administrator's matter. The message quotes nobody. */
export class SiteProblem extends Error {
  /** What Graph answered; null where it answered well and something was missing. */
  readonly answer: GraphAnswer | null;

  constructor(what: string, answer: GraphAnswer | null = null) {
    super(
      answer ? `${what}: Microsoft Graph answered ${answer.status} ${errorCode(answer)}`.trimEnd() : what,
    );
    this.name = 'SiteProblem';
    this.answer = answer;
  }
}

const pageSchema = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

/** All members of a collection, page after page. @throws SiteProblem */
export const readAll = async <Member>(
  graph: Graph,
  url: string,
  member: z.ZodType<Member>,
  what: string,
): Promise<Member[]> => {
  const members: Member[] = [];
  for (let next: string | undefined = url; next; ) {
    const answer: GraphAnswer = await graph.send({ method: 'GET', url: next });
    if (!succeeded(answer)) throw new SiteProblem(what, answer);
    const page = pageSchema.parse(answer.body);
    members.push(...z.array(member).parse(page.value));
    next = page['@odata.nextLink'];
  }
  return members;
};

const siteSchema = z.object({ id: z.string() });
const listSchema = z.object({ id: z.string(), displayName: z.string() });

/** @param site host and path, `norfolk.sharepoint.example:/sites/NorfolkLearning`. @throws SiteProblem */
export const findSite = async (graph: Graph, site: string): Promise<string> => {
  const answer = await graph.send({ method: 'GET', url: `/sites/${site}?$select=id` });
  if (!succeeded(answer)) throw new SiteProblem('the SharePoint site was not found', answer);
  return siteSchema.parse(answer.body).id;
};

/** Ids of the site's lists by display name. @throws SiteProblem */
export const findLists = async (graph: Graph, siteId: string): Promise<Map<string, string>> => {
  const url = `/sites/${siteId}/lists?$select=id,displayName`;
  const lists = await readAll(graph, url, listSchema, 'the lists of the SharePoint site could not be read');
  return new Map(lists.map((list) => [list.displayName, list.id]));
};

/** Below `/v1.0`: `/sites/{id}/lists/{id}`. */
export type ListUrl = string;

/** Finds lists of a site by name; site and lists are asked for once and remembered, a failure is not. */
export const createListFinder = (graph: Graph, site: string): ((displayName: string) => Promise<ListUrl>) => {
  let known: Promise<{ siteId: string; lists: Map<string, string> }> | null = null;
  const find = async () => {
    const siteId = await findSite(graph, site);
    return { siteId, lists: await findLists(graph, siteId) };
  };
  return async (displayName) => {
    known ??= find();
    try {
      const { siteId, lists } = await known;
      const listId = lists.get(displayName);
      if (!listId)
        throw new SiteProblem(`the SharePoint site has no list "${displayName}"; provision it first`);
      return `/sites/${siteId}/lists/${listId}`;
    } catch (error) {
      known = null;
      throw error;
    }
  };
};
