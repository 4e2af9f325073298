/** Which permissions suffice in SharePoint (Microsoft Graph permissions reference). */
import type { Route } from '../route.ts';

const manage = ['Sites.Manage.All', 'Sites.FullControl.All'];
const write = ['Sites.ReadWrite.All', ...manage];
const read = ['Sites.Read.All', ...write];

export const mayRead: Route['permissions'] = { application: read, delegated: read };
/** Items. */
export const mayWrite: Route['permissions'] = { application: write, delegated: write };
/** Lists and columns. */
export const mayManage: Route['permissions'] = { application: manage, delegated: manage };
