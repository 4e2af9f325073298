/** A calendar as Graph shows it. */
import type { Calendar } from '@microsoft/microsoft-graph-types';
import type { DirectoryUser } from '../directory/directory.ts';
import type { StoredCalendar } from './calendarStore.ts';

export const presentCalendar = (calendar: StoredCalendar, owner: DirectoryUser) =>
  ({
    id: calendar.id,
    name: calendar.name,
    color: 'auto',
    hexColor: '',
    isDefaultCalendar: calendar.isDefault,
    changeKey: calendar.changeKey,
    canShare: true,
    canViewPrivateItems: true,
    canEdit: true,
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    isTallyingResponses: calendar.isDefault,
    isRemovable: !calendar.isDefault,
    owner: { name: owner.displayName, address: owner.mail },
  }) satisfies Calendar;
