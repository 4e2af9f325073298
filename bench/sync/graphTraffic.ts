/** What goes to Graph: requests, what they write, what they cost SharePoint, and how many go to the mailbox. */
import { resourceUnits } from '../../local/microsoft365/graph/sites/resourceUnits.ts';

/** `requests`: batches counted as one; `readings`: those among them that follow what people changed. */
export type Traffic = {
  requests: number;
  readings: number;
  writes: number;
  units: number;
  mailboxRequests: number;
};

type Part = { method: string; url: string };

const nobody = { appId: '', tenantId: '', userId: null };
const path = (url: string): URL => new URL(url.replace(/^\/(?!v1\.0)/, '/v1.0/'), 'https://localhost');

const partsOf = (method: string, url: string, body: unknown): Part[] => {
  const requests = (body as { requests?: Part[] } | null)?.requests;
  return requests ?? [{ method, url }];
};

/** `fetch` that counts what goes through it. `refused`: answers with 429, parts of batches among them. */
export const countTraffic = (fetchIt: typeof fetch) => {
  const sum: Traffic & { refused: number } = {
    requests: 0,
    readings: 0,
    writes: 0,
    units: 0,
    mailboxRequests: 0,
    refused: 0,
  };
  const counting: typeof fetch = async (input, init) => {
    const { method = 'GET', body } = init ?? {};
    const url = String(input);
    sum.requests += 1;
    if (path(url).pathname.endsWith('/delta')) sum.readings += 1;
    for (const part of partsOf(method, url, body ? JSON.parse(String(body)) : null)) {
      const { pathname, searchParams: query } = path(part.url);
      const below = decodeURIComponent(pathname.replace('/v1.0', ''));
      if (part.method !== 'GET') sum.writes += 1;
      if (below.startsWith('/users/')) sum.mailboxRequests += 1;
      sum.units += resourceUnits({ method: part.method, path: below, query, body: null, caller: nobody });
    }
    const response = await fetchIt(input, init);
    if (response.status === 429) sum.refused += 1;
    else if (url.endsWith('$batch')) {
      const { responses } = (await response.clone().json()) as { responses: { status: number }[] };
      sum.refused += responses.filter(({ status }) => status === 429).length;
    }
    return response;
  };
  /** What has gone through since the last time it was asked. */
  const taken = (): typeof sum => {
    const now = { ...sum };
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] = 0;
    return now;
  };
  return { fetch: counting, taken };
};
