/** Finds where a host is and holds on to it: the address that was checked is the address that is connected to. */
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './privateNetwork.ts';

/** All addresses of a host name. @throws when there are none */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

/** Answers each question with these addresses, whatever the name system says by now (DNS rebinding). */
const pinned =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_hostname, options, answer) => {
    const [first] = addresses;
    if (options.all) answer(null, [...addresses]);
    else answer(null, first?.address ?? '', first?.family);
  };

export type Pinned = { lookup: LookupFunction } | { refused: string };

/** A name with even one address in a private network is refused: the others would be a coin toss. */
export const pinAddress = async (url: URL, resolve: Resolve, mayBePrivate: boolean): Promise<Pinned> => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  let addresses: LookupAddress[];
  try {
    addresses = family > 0 ? [{ address: host, family }] : await resolve(host);
  } catch {
    // Whatever the name system says (ENOTFOUND, EAI_AGAIN), there is nothing to connect to.
    addresses = [];
  }
  if (addresses.length === 0)
    return { refused: 'There is no server of that name, or it cannot be found now.' };
  if (!mayBePrivate && !addresses.every(({ address }) => isPublicAddress(address)))
    return { refused: 'The address leads into a private network, where we do not go.' };
  return { lookup: pinned(addresses) };
};
