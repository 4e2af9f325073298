/** The least that the documented rules allow: requests, SharePoint's units, seconds. */

/** Seconds that Graph takes for one operation, here as in the local Microsoft 365 that is measured. */
export const latencySeconds = 0.1;

/** Graph's batches and the pages that we ask for. */
const [inBatch, inPage] = [20, 200];
const [unitsOfWrite, unitsOfPage] = [2, 1];
/** Outlook, for one application and one mailbox. */
const [atOnce, requestsInWindow, windowSeconds] = [4, 10_000, 600];

const pagesOf = (things: number): number => Math.max(1, Math.ceil(things / inPage));

type Least = { requests: number; units: number; seconds: number; binds: string };

/** A limit on so much in a while takes no time while one window's worth is not used up, and its rate after that. */
const rated = (amount: number, limit: number, seconds: number): number =>
  amount <= limit ? 0 : (amount / limit) * seconds;

/** `changed` events written to both sides and read back from both, where SharePoint takes so many units a minute. */
export const leastToWrite = (changed: number, unitsPerMinute: number): Least => {
  const batches = 2 * Math.ceil(changed / inBatch);
  const units = changed * unitsOfWrite;
  const limits: [binds: string, seconds: number][] = [
    ['4 requests at a time', (changed * latencySeconds) / Math.min(atOnce, changed)],
    ['10,000 requests in 10 minutes', rated(changed, requestsInWindow, windowSeconds)],
    ['SharePoint units in a minute', rated(units, unitsPerMinute, 60)],
  ];
  const [longest = ['', 0] as const] = limits.toSorted(([, a], [, b]) => b - a);
  return {
    requests: batches + 2 * pagesOf(changed),
    units: units + pagesOf(changed) * unitsOfPage,
    seconds: longest[1],
    binds: longest[0],
  };
};

/** Everything read from both sides, page after page, or nothing new when there are none. */
export const leastToRead = (things: number): Least => ({
  requests: 2 * pagesOf(things),
  units: pagesOf(things) * unitsOfPage,
  seconds: pagesOf(things) * latencySeconds,
  binds: 'pages one after another',
});
