import type { Knex } from 'knex';
import type { Instant } from '../domain/ids.ts';
import { FairSemaphore } from '../fair-semaphore.ts';
import type { AnsweredRequests } from '../operations/ports/answered-requests.ts';
import type { ApiKeys } from '../operations/ports/api-keys.ts';
import type { AuditLog } from '../operations/ports/audit-log.ts';
import type { EventLog, OldEvents } from '../operations/ports/event-log.ts';
import type { KeptHistories } from '../operations/ports/kept-histories.ts';
import type { Reports } from '../operations/ports/reports.ts';
import type { Store } from '../operations/ports/store.ts';
import type { StoredSessions } from '../operations/ports/stored-sessions.ts';
import type { TrunkRecords } from '../operations/ports/trunk-records.ts';
import type { WebhookDeliveries, WebhookPositions } from '../operations/ports/webhooks.ts';
import { answeredRequestsIn, type KeptLimits } from './answered-request.ts';
import { apiKeysIn } from './api-key.ts';
import { auditIn } from './audit.ts';
import { callcenterIds, loadCallcenter, removalOf, removeLarge, removeRest } from './callcenter.ts';
import { Committer } from './committer.ts';
import { findConversation, listConversations } from './conversation.ts';
import { openDatabase, READERS } from './database.ts';
import { eventsAfter, latestEventId, latestInstant, removeEventsBefore } from './event.ts';
import {
  forgetRecordings,
  oldConversations,
  oldRecordings,
  removeConversations,
  removeOldFigures,
  removeOldTasks,
} from './history.ts';
import { keptHistoriesIn } from './kept-histories.ts';
import { keepRoom } from './kept-room.ts';
import type { Note } from './migrations/migration.ts';
import { findNotes } from './note.ts';
import { findQueueTask, listQueueTasks } from './queue-task.ts';
import { reportsFrom } from './reports.ts';
import { sessionsIn } from './session.ts';
import { StoredListeners } from './stored-listeners.ts';
import { trunkRecordsIn } from './trunk.ts';
import { webhookDeliveriesIn } from './webhook-delivery.ts';
import { moveWebhookPosition, webhookPosition } from './webhook-position.ts';

export interface OpenStore extends Store, EventLog, OldEvents, WebhookPositions {
  /** Requests that are to be done once. */
  readonly answeredRequests: AnsweredRequests;
  readonly reports: Reports;
  readonly apiKeys: ApiKeys;
  readonly deliveries: WebhookDeliveries;
  readonly sessions: StoredSessions;
  readonly trunkRecords: TrunkRecords;
  readonly audit: AuditLog;
  readonly histories: KeptHistories;
  /** What is to be known of how it was brought up to date. */
  readonly notes: readonly Note[];
  /** When the last event happened; null: there is none. */
  latestInstant(): Promise<Instant | null>;
  /** Has room for so many bytes from now on, also when the disk has none. @throws Error if it has not so much now */
  keepRoom(bytes: number): Promise<void>;
  /** Waits for what is under way. To be called once, and nothing after it. */
  close(): Promise<void>;
}

/**
 * Opens the store in the SQLite file at `path`, which is made if it is missing; `:memory:` keeps
 * nothing. One process at a time.
 *
 * Nothing here may use knex's transactions: there is one connection, and what is committed meanwhile
 * would become part of them. Every change is a single statement instead, which is atomic by itself.
 * @throws Error that names the path and says what is wrong with it
 */
export const openStore = async (path: string, kept?: KeptLimits): Promise<OpenStore> => {
  const { knex, readers, reporters, statistics, connection, notes } = await openDatabase(path);
  const committer = await Committer.on(connection);
  return storeOver({
    ...{ knex, readers, reporters, statistics, notes, committer, kept },
    listeners: new StoredListeners(),
    keepRoom: (bytes) => keepRoom(connection, bytes),
    removeEventsBefore: (moment, most) => removeEventsBefore(knex, moment, most),
    close: async () => {
      await committer.close();
      await Promise.all([readers, reporters, statistics].map((pool) => pool.destroy()));
      await knex.destroy();
    },
  });
};

/** What a store is made of, whichever the database. */
export interface StoreParts extends Pick<OpenStore, 'notes' | 'keepRoom' | 'close'>, OldEvents {
  /** What is soon done. */
  readonly knex: Knex;
  /** Connections that only read, by how long that may take. */
  readonly readers: Knex;
  readonly reporters: Knex;
  readonly statistics: Knex;
  readonly committer: Pick<Store, 'commit'> & {
    /** @throws Error if the last batch was not stored */
    check(): void;
  };
  readonly listeners: StoredListeners;
  readonly kept: KeptLimits | undefined;
}

/** A store over a database that is open. */
export const storeOver = (parts: StoreParts): OpenStore => {
  const { knex, readers, reporters, statistics, kept } = parts;
  const reading = new FairSemaphore(READERS, READERS - 1);
  return {
    notes: parts.notes,
    answeredRequests: answeredRequestsIn(knex, kept),
    reports: reportsFrom(reporters, statistics),
    deliveries: webhookDeliveriesIn(knex, readers),
    ...ofAllIn(knex, readers, reporters),
    ...changesBy(parts),
    callcenterIds: () => callcenterIds(knex),
    load: (id) => loadCallcenter(knex, id),
    findQueueTask: (callcenter, id) => findQueueTask(knex, callcenter, id),
    listQueueTasks: (callcenter, filter, page) =>
      reading.run(callcenter, () => listQueueTasks(readers, callcenter, filter, page)),
    findConversation: (callcenter, id) => findConversation(knex, callcenter, id),
    listConversations: (callcenter, filter, page) =>
      reading.run(callcenter, () => listConversations(readers, callcenter, filter, page)),
    findNotes: (callcenter, ids) =>
      reading.run(callcenter, () => findNotes(readers, callcenter, ids)),
    ...oldHistoryIn(knex),
    eventsAfter: (callcenter, ...asked) =>
      reading.run(callcenter, () => eventsAfter(readers, callcenter, ...asked)),
    latestEventId: (callcenter) =>
      reading.run(callcenter, () => latestEventId(readers, callcenter)),
    latestInstant: () => latestInstant(knex),
    removeEventsBefore: (moment, most) => parts.removeEventsBefore(moment, most),
    ...positionsIn(knex),
    keepRoom: (bytes) => parts.keepRoom(bytes),
    close: () => parts.close(),
  };
};

const changesBy = ({
  knex,
  committer,
  listeners,
}: StoreParts): Pick<OpenStore, 'commit' | 'check' | 'remove' | 'onStored'> => ({
  check: async () => {
    committer.check();
    await knex('callcenter').first('callcenter_id');
  },
  commit: async (batch) => {
    const outcome = await committer.commit(batch);
    if (outcome !== 'fenced') listeners.tellOf(batch);
    return outcome;
  },
  remove: async (id, fence) => {
    await removeLarge(knex, id, fence);
    const outcome =
      fence === undefined
        ? await removeRest(knex, id)
        : await committer.commit({ ...removalOf(id), fence });
    if (outcome !== 'fenced') listeners.tell(id);
    return outcome;
  },
  onStored: (listener) => listeners.add(listener),
});

/** What is of all call centers together. */
const ofAllIn = (
  knex: Knex,
  readers: Knex,
  reporters: Knex,
): Pick<OpenStore, 'apiKeys' | 'sessions' | 'audit' | 'histories' | 'trunkRecords'> => ({
  histories: keptHistoriesIn(reporters),
  audit: auditIn(knex, readers),
  apiKeys: apiKeysIn(knex),
  sessions: sessionsIn(knex),
  trunkRecords: trunkRecordsIn(knex),
});

const positionsIn = (knex: Knex): WebhookPositions => ({
  webhookPosition: (callcenter) => webhookPosition(knex, callcenter),
  moveWebhookPosition: (callcenter, eventId) => moveWebhookPosition(knex, callcenter, eventId),
});

type OldHistory = Pick<
  OpenStore,
  | 'oldConversations'
  | 'oldRecordings'
  | 'forgetRecordings'
  | 'removeConversations'
  | 'removeOldTasks'
  | 'removeOldFigures'
>;

const oldHistoryIn = (knex: Knex): OldHistory => ({
  oldConversations: (callcenter, before, limit) =>
    oldConversations(knex, callcenter, before, limit),
  oldRecordings: (callcenter, before, limit) => oldRecordings(knex, callcenter, before, limit),
  forgetRecordings: (callcenter, ids) => forgetRecordings(knex, callcenter, ids),
  removeConversations: (callcenter, ids) => removeConversations(knex, callcenter, ids),
  removeOldTasks: (callcenter, before, limit) => removeOldTasks(knex, callcenter, before, limit),
  removeOldFigures: (callcenter, before, limit) =>
    removeOldFigures(knex, callcenter, before, limit),
});
