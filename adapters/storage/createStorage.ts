/** Opens the storage account: tables, queues and the container for files, made at the first start. */
import { TableClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import type { Clock } from '#core/clock.ts';
import {
  changesMessageSchema,
  deliveryMessageSchema,
  erasureMessageSchema,
  feedMessageSchema,
  importMessageSchema,
  type MailMessage,
  mailMessageSchema,
  projectMessageSchema,
  queueNames,
  tellingMessageSchema,
} from '#core/contract/queue.ts';
import type { WakeDeliveries } from '#core/delivery/ports.ts';
import { SharedPace } from '#core/delivery/sharedPace.ts';
import type { Deps } from '#core/deps.ts';
import { inRunsOf } from '#core/inRunsOf.ts';
import type { EraseLater } from '#core/personalData/erasure.ts';
import type { ChangeSource } from '#core/sync/inbound/ports.ts';
import type { Subject } from '#core/sync/ports.ts';
import type { Urgency } from '#core/sync/urgency.ts';
import { TableAlertStore } from './alertStore.ts';
import { TableAreaStore, TableMeetingStore } from './areaStore.ts';
import { TableAskingStore } from './askingStore.ts';
import { TableBookingStore } from './bookingStore.ts';
import { TableChannelStore } from './channelStore.ts';
import { TableChatPlaceStore } from './chatPlaceStore.ts';
import { TableDispatchStore } from './dispatchStore.ts';
import { TableDriftStore } from './driftStore.ts';
import { TableEventStore } from './eventStore.ts';
import { TableFeedLinkStore } from './feedLinkStore.ts';
import { TableFeedStore } from './feedStore.ts';
import { TableCursorStore, TableLeases, TableReadingStore } from './following.ts';
import { TableFollowStore } from './followStore.ts';
import { createWorkQueues, TablePauseStore, TableStoppedStore } from './health.ts';
import { TableHelpStore } from './helpStore.ts';
import { cryptoIds } from './ids.ts';
import { TableImportStore } from './importStore.ts';
import { TableIssueStore } from './issueStore.ts';
import { JsonQueue } from './jsonQueue.ts';
import { TableLedger } from './ledger.ts';
import { createMailQueue } from './mailQueue.ts';
import { TableOnceStore } from './onceStore.ts';
import { subjectsPerMessage, TableOutbox } from './outbox.ts';
import { TableAuditTrail, TablePersonStore } from './people.ts';
import { TableErasureStore, TableTidyingStore } from './personalData.ts';
import { TablePlaceStore } from './placeStore.ts';
import { TablePreferenceStore } from './preferenceStore.ts';
import { TableProjectionStore } from './projectionStore.ts';
import { TableReachStore } from './reachStore.ts';
import { TableRoleProofStore } from './roleProofStore.ts';
import { TableSubscriptionStore } from './subscriptionStore.ts';
import { TableSyncDesk } from './syncDesk.ts';
import { TableTellingStore } from './tellingStore.ts';
import { TableTurnStore } from './turnStore.ts';
import { TableConfirmationStore, TableUpdateStore } from './updateStore.ts';

export type StorageSettings = {
  connectionString: string;
  clock: Clock;
  /** Makes the links to personal calendars, so that the tables alone open none. */
  linkSecret: string;
};

/** The ports that the storage account makes real, and the way to wake the import worker. */
export type Storage = Pick<
  Deps,
  | 'ids'
  | 'events'
  | 'imports'
  | 'bookings'
  | 'feeds'
  | 'feedLinks'
  | 'areas'
  | 'meetings'
  | 'follows'
  | 'help'
  | 'updates'
  | 'confirmations'
  | 'issues'
  | 'askings'
  | 'dispatches'
  | 'reaches'
  | 'ledger'
  | 'pace'
  | 'mailTurns'
  | 'mailboxPlaces'
  | 'preferences'
  | 'people'
  | 'audit'
  | 'trail'
  | 'erasures'
  | 'tidyings'
  | 'outbox'
  | 'projections'
  | 'desk'
  | 'cursors'
  | 'readings'
  | 'leases'
  | 'drifts'
  | 'subscriptions'
  | 'pauses'
  | 'stopped'
  | 'alerts'
  | 'tellings'
  | 'roleProofs'
  | 'chatPlaces'
  | 'channels'
  | 'workQueues'
  | 'once'
  | 'mailer'
> & {
  enqueueImport(importId: string): Promise<void>;
  /** Wakes a worker that reads this feed. */
  readFeedSoon(feedId: string): Promise<void>;
  /** Wakes a worker that reads what changed there, in so many seconds. */
  readChangesSoon(source: ChangeSource, afterSeconds: number): Promise<void>;
  /** Wakes the projection's workers for these subjects in so many seconds. @param urgency `now` if left out */
  projectLater(subjects: readonly Subject[], afterSeconds: number, urgency?: Urgency): Promise<void>;
  /** Wakes the worker that tells editors of their edits, in so many seconds. */
  tellLater(tellingId: string, afterSeconds: number): Promise<void>;
  wakeDeliveries: WakeDeliveries;
  eraseLater: EraseLater;
  /** Wakes the mail worker for this mail once more in so many seconds. */
  mailLater(message: MailMessage, afterSeconds: number): Promise<void>;
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const tableNames = [
  'events',
  'bookings',
  'bookingsByPerson',
  'bookingOffers',
  'areas',
  'meetings',
  'follows',
  'help',
  'updates',
  'confirmations',
  'issues',
  'dispatches',
  'deliveries',
  'deliveryChunks',
  'pace',
  'people',
  'peopleByWord',
  'audit',
  'once',
  'imports',
  'feeds',
  'feedLinks',
  'projections',
  'projectionsByRemoteId',
  'following',
  'subscriptions',
  'outbox',
  'syncDesk',
  'stopped',
  'alerts',
  'tellings',
  'roleProofs',
  'chatPlaces',
  'channels',
  'personalData',
] as const;

/** Makes sure of everything side by side; what exists already stays as it is. */
export const createStorage = async ({
  connectionString,
  clock,
  linkSecret,
}: StorageSettings): Promise<Storage> => {
  // The library refuses plain http unless told; only the local emulator's connection string names it.
  const options = { allowInsecureConnection: /http:/.test(connectionString) };
  const tables = Object.fromEntries(
    tableNames.map((name) => [name, TableClient.fromConnectionString(connectionString, name, options)]),
  ) as Record<(typeof tableNames)[number], TableClient>;
  const queues = QueueServiceClient.fromConnectionString(connectionString);
  const project = queues.getQueueClient(queueNames.project);
  const turns = queues.getQueueClient(queueNames.turns);
  const imports = queues.getQueueClient(queueNames.imports);
  const mails = queues.getQueueClient(queueNames.mails);
  const feeds = queues.getQueueClient(queueNames.feeds);
  const changes = queues.getQueueClient(queueNames.changes);
  const tellings = queues.getQueueClient(queueNames.tellings);
  const deliveries = queues.getQueueClient(queueNames.deliveries);
  const erasures = queues.getQueueClient(queueNames.erasures);
  const files = BlobServiceClient.fromConnectionString(connectionString).getContainerClient('imports');

  await Promise.all([
    ...Object.values(tables).map((table) => table.createTable()),
    project.createIfNotExists(),
    turns.createIfNotExists(),
    imports.createIfNotExists(),
    mails.createIfNotExists(),
    feeds.createIfNotExists(),
    changes.createIfNotExists(),
    tellings.createIfNotExists(),
    deliveries.createIfNotExists(),
    erasures.createIfNotExists(),
    files.createIfNotExists(),
  ]);

  const importQueue = new JsonQueue(imports, importMessageSchema);
  const projectQueues = {
    now: new JsonQueue(project, projectMessageSchema),
    inTurn: new JsonQueue(turns, projectMessageSchema),
  };
  const mailQueue = new JsonQueue(mails, mailMessageSchema);
  const trail = new TableAuditTrail(tables.audit, cryptoIds);
  const turnStore = new TableTurnStore(tables.pace);
  const changesQueue = new JsonQueue(changes, changesMessageSchema);
  const deliveryQueue = new JsonQueue(deliveries, deliveryMessageSchema);
  const tellingQueue = new JsonQueue(tellings, tellingMessageSchema);
  const erasureQueue = new JsonQueue(erasures, erasureMessageSchema);
  const feedQueue = new JsonQueue(feeds, feedMessageSchema);
  return {
    ids: cryptoIds,
    events: new TableEventStore(tables.events),
    imports: new TableImportStore(tables.imports, files),
    bookings: new TableBookingStore(tables.bookings, tables.bookingsByPerson, tables.bookingOffers),
    feeds: new TableFeedStore(tables.feeds),
    feedLinks: new TableFeedLinkStore(tables.feedLinks, linkSecret, clock),
    areas: new TableAreaStore(tables.areas),
    meetings: new TableMeetingStore(tables.meetings),
    follows: new TableFollowStore(tables.follows),
    help: new TableHelpStore(tables.help),
    updates: new TableUpdateStore(tables.updates),
    confirmations: new TableConfirmationStore(tables.confirmations),
    issues: new TableIssueStore(tables.issues),
    askings: new TableAskingStore(tables.issues),
    reaches: new TableReachStore(tables.dispatches),
    dispatches: new TableDispatchStore(tables.dispatches),
    ledger: new TableLedger(tables.deliveries, tables.deliveryChunks),
    pace: new SharedPace(turnStore, clock, sleep),
    mailTurns: turnStore,
    mailboxPlaces: new TablePlaceStore(tables.pace),
    preferences: new TablePreferenceStore(tables.people),
    people: new TablePersonStore(tables.people, tables.peopleByWord),
    audit: trail,
    trail,
    erasures: new TableErasureStore(tables.personalData),
    tidyings: new TableTidyingStore(tables.personalData),
    once: new TableOnceStore(tables.once, clock),
    projections: new TableProjectionStore(tables.projections, tables.projectionsByRemoteId),
    cursors: new TableCursorStore(tables.following),
    readings: new TableReadingStore(tables.following),
    leases: new TableLeases(tables.following, clock),
    drifts: new TableDriftStore(tables.following),
    desk: new TableSyncDesk(tables.syncDesk),
    pauses: new TablePauseStore(tables.following),
    stopped: new TableStoppedStore(tables.stopped),
    alerts: new TableAlertStore(tables.alerts),
    tellings: new TableTellingStore(tables.tellings),
    roleProofs: new TableRoleProofStore(tables.roleProofs),
    chatPlaces: new TableChatPlaceStore(tables.chatPlaces),
    channels: new TableChannelStore(tables.channels),
    workQueues: createWorkQueues({
      project,
      turns,
      imports,
      mails,
      feeds,
      changes,
      tellings,
      deliveries,
      erasures,
    }),
    subscriptions: new TableSubscriptionStore(tables.subscriptions),
    outbox: new TableOutbox(tables.outbox, projectQueues, clock, cryptoIds),
    mailer: createMailQueue(mailQueue, clock),
    enqueueImport: (importId) => importQueue.send([{ v: 1, importId }]),
    readFeedSoon: (feedId) => feedQueue.send([{ v: 1, feedId }]),
    readChangesSoon: (source, afterSeconds) => changesQueue.send([{ v: 1, source }], afterSeconds),
    projectLater: (subjects, afterSeconds, urgency = 'now') =>
      projectQueues[urgency].send(
        inRunsOf(subjectsPerMessage, subjects).map((run) => ({ v: 1, subjects: run })),
        afterSeconds,
      ),
    tellLater: (tellingId, afterSeconds) => tellingQueue.send([{ v: 1, tellingId }], afterSeconds),
    wakeDeliveries: (tasks, afterSeconds) =>
      deliveryQueue.send(
        tasks.map((task) => ({ v: 1, task })),
        afterSeconds,
      ),
    eraseLater: (erasure, afterSeconds) => erasureQueue.send([{ v: 1, erasure }], afterSeconds),
    mailLater: (message, afterSeconds) => mailQueue.send([message], afterSeconds),
  };
};
