/** What Microsoft leaves open, or does differently from day to day, as settings of the local Outlook. */
export type OutlookOptions = {
  /**
   * Status of `ErrorDuplicateTransactionId`. Seen in the wild as 400 and as 409; documented as neither, so a client
   * must stand both.
   */
  duplicateTransactionStatus: 400 | 409;
  /** Whether an id stays used when its event has gone. Nobody says; the harder case for a client is that it does. */
  transactionsOutliveEvents: boolean;
  /** Seconds until a new online meeting's join link can be read; 0 puts it in the reply to the creation. */
  joinLinkDelaySeconds: number;
};

export const defaultOutlookOptions: OutlookOptions = {
  duplicateTransactionStatus: 400,
  transactionsOutliveEvents: true,
  joinLinkDelaySeconds: 0,
};
