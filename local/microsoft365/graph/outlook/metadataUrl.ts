/** `@odata.context`: what kind of thing a reply is (OData 4.01, "Context URL"). */
import type { GraphRequest } from '../route.ts';

const collections = new Set(['users', 'calendars', 'events', 'calendarView', 'messages', 'mailFolders']);

/** `…/$metadata#users('…')/events` for many, with `/$entity` for one. */
export const metadataUrl = ({ path, url }: GraphRequest, kind: 'many' | 'one'): string => {
  const segments = path === '/me' ? ['users'] : path.split('/').filter((segment) => segment !== '');
  const names: string[] = [];
  for (let at = 0; at < segments.length; at += 1) {
    const name = segments[at] ?? '';
    const id = segments[at + 1];
    const isLastId = at + 2 === segments.length;
    if (!collections.has(name) || id === undefined) names.push(name);
    else {
      names.push(isLastId ? name : `${name}('${id}')`);
      at += 1;
    }
  }
  const root = url.slice(0, url.indexOf(path));
  return `${root}/$metadata#${names.join('/')}${kind === 'one' ? '/$entity' : ''}`;
};
