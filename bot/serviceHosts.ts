/**
 * Where the bot may send its token and its answers. The address comes in with every activity; an address outside the
 * list would get our token, so it gets no answer at all.
 */
export function isAllowedService(serviceUrl: string, hosts: readonly string[]): boolean {
  const url = URL.parse(serviceUrl);
  if (url?.username !== '' || url.password !== '') return false;
  const isLocal = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLocal);
  return isSafe && hosts.some((host) => host === url.host || host === url.hostname);
}
