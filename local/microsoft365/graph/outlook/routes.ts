/** Outlook of the local Microsoft 365: every operation on users, calendars, events, meetings and mail, on one screen. */
import type { Route } from '../route.ts';
import { calendarRoutes } from './calendars/calendarRoutes.ts';
import { mailboxSettingsRoutes } from './directory/mailboxSettingsRoutes.ts';
import { userRoutes } from './directory/userRoutes.ts';
import { calendarDeltaRoutes } from './events/calendarDeltaRoutes.ts';
import { calendarViewRoutes } from './events/calendarViewRoutes.ts';
import { eventActionRoutes } from './events/eventActionRoutes.ts';
import { eventRoutes } from './events/eventRoutes.ts';
import { attachmentRoutes } from './mail/attachmentRoutes.ts';
import { messageRoutes } from './mail/messageRoutes.ts';
import { sendMailRoutes } from './mail/sendMailRoutes.ts';

export const outlookRoutes: readonly Route[] = [
  ...userRoutes,
  ...mailboxSettingsRoutes,
  ...calendarRoutes,
  ...calendarViewRoutes,
  ...calendarDeltaRoutes,
  ...eventRoutes,
  ...eventActionRoutes,
  ...messageRoutes,
  ...attachmentRoutes,
  ...sendMailRoutes,
];
