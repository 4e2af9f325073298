/** The ports that Microsoft 365 makes real, for one tenant, mailbox and site. */
import { type Clock, systemClock } from '#core/clock.ts';
import type { AppInstaller } from '#core/delivery/installing.ts';
import type { Deps } from '#core/deps.ts';
import type { SideReader } from '#core/sync/inbound/following.ts';
import type { CalendarChange, ListChange } from '#core/sync/inbound/ports.ts';
import type { ChangeNotifier } from '#core/sync/inbound/subscriptions.ts';
import { bookingListDefinition, eventListDefinition } from '#core/sync/lists.ts';
import { createAppInstaller } from './appInstaller.ts';
import { type AppTokenSettings, createAppToken } from './appToken.ts';
import { createCalendarChanges } from './calendarChanges.ts';
import type { Graph } from './graph.ts';
import { createGraph, type GraphSettings } from './graphClient.ts';
import { createListChanges } from './listChanges.ts';
import { createMailer } from './mail.ts';
import { createOutlookCalendar } from './outlookCalendar.ts';
import { type Provisioned, provisionSite } from './provision.ts';
import { createSharePointList } from './sharePointList.ts';
import { createListFinder } from './site.ts';
import { createNotifier } from './subscriptions.ts';

export type Microsoft365Settings = AppTokenSettings &
  Pick<GraphSettings, 'pace' | 'fetch' | 'places'> & {
    /** msal's from the login unless a test brings others. */
    token?: GraphSettings['token'];
    /** Host and path of the SharePoint site: `norfolk.sharepoint.example:/sites/NorfolkLearning`. */
    site: string;
    /** The app in the organisation's catalogue. */
    teamsAppId: string;
    /** The shared mailbox that organises the events and sends the mail. */
    organiserMailbox: string;
    /** Where Graph finds us to say that something changed. */
    publicUrl: string;
    /** The machine's unless a test brings another. */
    clock?: Clock;
  };

export type Microsoft365 = Pick<Deps, 'calendar' | 'eventList' | 'bookingList' | 'mailer'> & {
  listChanges: SideReader<ListChange>;
  bookingChanges: SideReader<ListChange>;
  calendarChanges: SideReader<CalendarChange>;
  notifier: ChangeNotifier;
  /** The same projections for work that can wait. */
  inTurn: InTurn;
  /** Puts the app into people's Teams. */
  installer: AppInstaller;
  /** Makes missing lists and columns. */
  provision(): Promise<Provisioned>;
};

/** What can wait gives way to what somebody waits for. */
export type InTurn = Pick<Deps, 'calendar' | 'eventList' | 'bookingList'> & {
  /** Seconds for which Microsoft 365 takes nothing of this kind; 0 when it does. */
  pauseSeconds(): number;
};

/** Nothing is sent before the first use. */
export const openMicrosoft365 = (settings: Microsoft365Settings): Microsoft365 => {
  const graph = createGraph({ ...settings, token: settings.token ?? createAppToken(settings) });
  const findList = createListFinder(graph, settings.site);
  const findEvents = () => findList(eventListDefinition.displayName);
  const findBookings = () => findList(bookingListDefinition.displayName);
  const { clock = systemClock, organiserMailbox: mailbox, publicUrl } = settings;
  const projectionsBy = (by: Graph) => ({
    calendar: createOutlookCalendar(by, mailbox),
    eventList: createSharePointList(by, findEvents),
    bookingList: createSharePointList(by, findBookings),
  });
  return {
    listChanges: createListChanges(graph, findEvents, clock, eventListDefinition),
    bookingChanges: createListChanges(graph, findBookings, clock, bookingListDefinition),
    calendarChanges: createCalendarChanges(graph, mailbox, clock),
    notifier: createNotifier(graph, clock, {
      mailbox,
      findList: findEvents,
      notificationUrl: `${publicUrl}/api/notifications`,
    }),
    ...projectionsBy(graph),
    inTurn: { ...projectionsBy(graph.inTurn), pauseSeconds: () => graph.pauseSeconds() },
    mailer: createMailer({ now: graph, inTurn: graph.inTurn }, mailbox),
    installer: createAppInstaller(graph, settings),
    provision: () => provisionSite(graph, settings.site),
  };
};
