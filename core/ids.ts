/** Identities and chance, as a port, so that tests and simulations repeat exactly. */
export interface Ids {
  /** A new opaque identity: twelve lower-case Crockford base-32 characters. */
  next(): string;
  /** The same identity for the same parts, for ever: how a feed's entry finds its event again. Same alphabet and length. */
  derive(...parts: string[]): string;
}
