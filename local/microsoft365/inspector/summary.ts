/** What the inspector's table shows of an exchange; the bodies come one at a time. */
import type { Exchange } from '../traffic/exchange.ts';

type BatchPart = { id: string; method: string; url: string; status: number | null };
export type ExchangeSummary = Pick<Exchange, 'id' | 'at' | 'durationMs' | 'caller' | 'method' | 'status'> & {
  path: string;
  parts: BatchPart[];
  /** Names of the faults that struck it or its parts. */
  faults: string[];
};

type Requests = { requests?: { id?: unknown; method?: unknown; url?: unknown }[] } | null;
type Responses = { responses?: { id?: unknown; status?: unknown }[] } | null;

/** The requests inside a `$batch` with the status each came to; none for any other exchange. */
function partsOf({ url, requestBody, responseBody }: Exchange): BatchPart[] {
  const requests = (requestBody as Requests)?.requests;
  if (!url.endsWith('/$batch') || !Array.isArray(requests)) return [];
  const responses = (responseBody as Responses)?.responses ?? [];
  return requests.map(({ id, method, url: partUrl }) => {
    const status = responses.find((response) => response.id === id)?.status;
    return {
      id: String(id),
      method: String(method),
      url: String(partUrl),
      status: typeof status === 'number' ? status : null,
    };
  });
}

export function summaryOf(exchange: Exchange): ExchangeSummary {
  const { id, at, durationMs, caller, method, status } = exchange;
  const { pathname, search } = new URL(exchange.url);
  return {
    id,
    at,
    durationMs,
    caller,
    method,
    status,
    path: `${pathname}${search}`,
    parts: partsOf(exchange),
    faults: exchange.faults.map(({ name }) => name),
  };
}
