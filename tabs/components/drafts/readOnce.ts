/** How a page reads what somebody is about to write in: afresh, and then left alone, for what is on the screen is theirs. */
export const readOnce = { refetchInterval: false, refetchOnMount: 'always' } as const;

/** Whether what is known may be from before. */
export const isReading = (query: { isFetching: boolean; isFetchedAfterMount: boolean }): boolean =>
  query.isFetching && !query.isFetchedAfterMount;
