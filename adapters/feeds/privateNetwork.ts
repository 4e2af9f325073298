/** Addresses of the open internet, and all others: nobody outside may make us reach those. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IANA's special-purpose registry (RFC 6890 and successors), and what Azure keeps at a public address of its own. */
const closed: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, and 169.254.169.254, where clouds tell a machine its secrets.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Azure's virtual public address of the host (Microsoft Learn, "What is IP address 168.63.129.16?").
  ['168.63.129.16', 32],
];

/** Within 2000::/3, all of IPv6 that is handed out: tunnels that carry IPv4 within, documentation, benchmarks. */
const closedWithin6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const closed4 = new BlockList();
for (const [network, prefix] of closed) closed4.addSubnet(network, prefix, 'ipv4');
const closed6 = new BlockList();
for (const [network, prefix] of closedWithin6) closed6.addSubnet(network, prefix, 'ipv6');
const handedOut6 = new BlockList();
handedOut6.addSubnet('2000::', 3, 'ipv6');

/** False for text that is no address. IPv4 written as IPv6 (`::ffff:10.0.0.1`, `64:ff9b::`) lies outside 2000::/3. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !closed4.check(address, 'ipv4');
  return isIPv6(address) && handedOut6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
};
