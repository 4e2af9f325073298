/** Ids as Exchange gives them: long and opaque, always the same for the same source. */
export const outlookId = (source: string): string => `AAMkAG${Buffer.from(source).toString('base64url')}AAA=`;

/** Change keys: a new one with every change. */
export const changeKeyFrom = (source: string): string => Buffer.from(source).toString('base64');
