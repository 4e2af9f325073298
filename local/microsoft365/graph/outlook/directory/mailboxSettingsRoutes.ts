/** `/users/{user-id}/mailboxSettings`: how the mailbox writes dates and in which zone it lives. */
import type { MailboxSettings } from '@microsoft/microsoft-graph-types';
import type { Route } from '../../route.ts';
import { entityReply } from '../entityReply.ts';
import { openMailbox } from '../mailbox.ts';
import { readMailboxSettings } from '../permissions.ts';

export const mailboxSettingsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user-id}/mailboxSettings',
    permissions: readMailboxSettings,
    coverage: { partial: 'The same settings for everyone; no automatic replies.' },
    handle(request) {
      const owner = openMailbox(request, readMailboxSettings);
      const settings = {
        archiveFolder: null,
        dateFormat: 'dd/MM/yyyy',
        timeFormat: 'HH:mm',
        timeZone: 'GMT Standard Time',
        delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
        language: { locale: 'en-GB', displayName: 'English (United Kingdom)' },
        workingHours: {
          daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
          startTime: '08:00:00.0000000',
          endTime: '17:00:00.0000000',
          timeZone: { name: 'GMT Standard Time' },
        },
        userPurpose: owner.mailboxKind === 'shared' ? 'shared' : 'user',
      } satisfies MailboxSettings;
      return entityReply(settings, request, { always: [] });
    },
  },
];
