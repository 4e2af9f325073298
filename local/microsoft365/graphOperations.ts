/**
 * The operations of Microsoft Graph v1.0 that a program like ours may come to need, gathered from Microsoft's list of
 * paths. What is built stands in `graph/routes.ts`; the coverage table tells the two apart.
 */

type Operations = Readonly<Record<string, string>>;

/** The same operations below another path. */
const below = (home: string, operations: Operations): Operations =>
  Object.fromEntries(Object.entries(operations).map(([path, methods]) => [`${home}${path}`, methods]));

const readAndAdd = 'GET POST';
const whole = 'GET PATCH DELETE';
const post = 'POST';

/** One event, wherever it hangs. */
const event: Operations = {
  '': whole,
  '/accept': post,
  '/attachments': readAndAdd,
  '/cancel': post,
  '/decline': post,
  '/dismissReminder': post,
  '/extensions': readAndAdd,
  '/forward': post,
  '/instances': 'GET',
  '/instances/delta()': 'GET',
  '/snoozeReminder': post,
  '/tentativelyAccept': post,
};

const events: Operations = {
  '/events': readAndAdd,
  '/events/delta()': 'GET',
  ...below('/events/{event-id}', event),
};

const calendarView: Operations = { '/calendarView': 'GET', '/calendarView/delta()': 'GET' };

/** Microsoft's list has these two for people's calendars only. */
const personal: Operations = { '/calendarView': 'POST', '/events/{event-id}/instances': 'POST' };

const calendar: Operations = {
  '': whole,
  '/calendarPermissions': readAndAdd,
  '/getSchedule': post,
};

const groups: Operations = {
  '': readAndAdd,
  '/{group-id}': whole,
  '/{group-id}/calendar': 'GET',
  '/{group-id}/members': 'GET',
  '/{group-id}/members/$ref': readAndAdd,
  '/{group-id}/owners': 'GET',
  ...below('/{group-id}', { ...calendarView, ...events }),
  ...below('/{group-id}/calendar', { '/calendarView': 'GET', ...events }),
};

const list: Operations = {
  '': whole,
  '/columns': readAndAdd,
  '/columns/{columnDefinition-id}': whole,
  '/contentTypes': readAndAdd,
  '/items': readAndAdd,
  '/items/delta()': 'GET',
  "/items/delta(token='{token}')": 'GET',
  '/items/{listItem-id}': whole,
  '/items/{listItem-id}/fields': whole,
  '/items/{listItem-id}/versions': readAndAdd,
  '/subscriptions': readAndAdd,
  '/subscriptions/{subscription-id}': whole,
};

const sites: Operations = {
  '': readAndAdd,
  '/{site-id}': whole,
  '/{site-id}/columns': readAndAdd,
  '/{site-id}/lists': readAndAdd,
  ...below('/{site-id}/lists/{list-id}', list),
};

const teamwork: Operations = {
  '/chats': readAndAdd,
  '/chats/{chat-id}': whole,
  '/chats/{chat-id}/installedApps': readAndAdd,
  '/chats/{chat-id}/members': readAndAdd,
  '/chats/{chat-id}/messages': readAndAdd,
  '/chats/{chat-id}/sendActivityNotification': post,
  '/appCatalogs/teamsApps': readAndAdd,
  '/teams/{team-id}': whole,
  '/teams/{team-id}/channels': readAndAdd,
  '/teams/{team-id}/installedApps': readAndAdd,
  '/teams/{team-id}/members': readAndAdd,
  '/teams/{team-id}/primaryChannel': whole,
  '/teams/{team-id}/sendActivityNotification': post,
};

const subscriptions: Operations = {
  '': readAndAdd,
  '/{subscription-id}': whole,
  '/{subscription-id}/reauthorize': post,
};

const user: Operations = {
  '': whole,
  ...calendarView,
  ...events,
  '/calendarGroups': readAndAdd,
  '/calendars': readAndAdd,
  ...below('/calendar', { ...calendar, ...calendarView, ...events }),
  ...below('/calendars/{calendar-id}', { ...calendar, ...calendarView, ...events }),
  '/findMeetingTimes': post,
  '/joinedTeams': readAndAdd,
  '/mailboxSettings': 'GET PATCH',
  '/memberOf': 'GET',
  '/onlineMeetings': readAndAdd,
  '/onlineMeetings/createOrGet': post,
  '/onlineMeetings/{onlineMeeting-id}': whole,
  '/photo': whole,
  '/teamwork': whole,
  '/teamwork/installedApps': readAndAdd,
  '/teamwork/installedApps/{userScopeTeamsAppInstallation-id}': whole,
  '/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat': 'GET',
  '/teamwork/sendActivityNotification': post,
  '/transitiveMemberOf': 'GET',
};

const groupsOfOperations: readonly Operations[] = [
  teamwork,
  below('/groups', groups),
  below('/sites', sites),
  below('/subscriptions', subscriptions),
  { '/users': readAndAdd, '/users/delta()': 'GET' },
  below('/users/{user-id}', user),
  below('/users/{user-id}', personal),
  below('/users/{user-id}/calendar', personal),
  below('/users/{user-id}/calendars/{calendar-id}', personal),
];

/** Method and path of each. */
export const graphOperations: readonly { method: string; path: string }[] = groupsOfOperations.flatMap(
  (operations) =>
    Object.entries(operations).flatMap(([path, methods]) =>
      methods.split(' ').map((method) => ({ method, path })),
    ),
);
