/** The ports that Microsoft 365 makes real, for one tenant, mailbox and site. */
import type { Deps } from '#core/deps.ts';
import { bookingListDefinition, eventListDefinition } from '#core/sync/lists.ts';
import { type AppTokenSettings, createAppToken } from './appToken.ts';
import { createGraph, type GraphSettings } from './graphClient.ts';
import { createMailer } from './mail.ts';
import { createOutlookCalendar } from './outlookCalendar.ts';
import { type Provisioned, provisionSite } from './provision.ts';
import { createSharePointList } from './sharePointList.ts';
import { createListFinder } from './site.ts';

export type Microsoft365Settings = AppTokenSettings &
  Pick<GraphSettings, 'pace' | 'fetch'> & {
    /** Host and path of the SharePoint site: `norfolk.sharepoint.example:/sites/NorfolkLearning`. */
    site: string;
    /** The shared mailbox that organises the events and sends the mail. */
    organiserMailbox: string;
  };

export type Microsoft365 = Pick<Deps, 'calendar' | 'eventList' | 'bookingList' | 'mailer'> & {
  /** Makes missing lists and columns. */
  provision(): Promise<Provisioned>;
};

/** Nothing is sent before the first use. */
export const openMicrosoft365 = (settings: Microsoft365Settings): Microsoft365 => {
  const graph = createGraph({ ...settings, token: createAppToken(settings) });
  const findList = createListFinder(graph, settings.site);
  return {
    calendar: createOutlookCalendar(graph, settings.organiserMailbox),
    eventList: createSharePointList(graph, () => findList(eventListDefinition.displayName)),
    bookingList: createSharePointList(graph, () => findList(bookingListDefinition.displayName)),
    mailer: createMailer(graph, settings.organiserMailbox),
    provision: () => provisionSite(graph, settings.site),
  };
};
