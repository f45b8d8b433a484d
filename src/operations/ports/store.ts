import type { Conversation } from '../../domain/conversation.ts';
import type { Figure } from '../../domain/engine/world/figure.ts';
import type { OutwardEvent } from '../../domain/engine/world/outward-event.ts';
import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import type { Records } from '../../domain/engine/world/world.ts';
import type {
  AgentName,
  CallcenterId,
  ConversationId,
  Instant,
  QueueTaskId,
} from '../../domain/ids.ts';
import type { Note } from '../../domain/note.ts';
import type { QueueTask } from '../../domain/queue-task.ts';
import type { Page, PageOf } from './page.ts';

/**
 * By what right a batch is stored, where several processes may own call centers in turn: the epoch of who owns the call center,
 * and the number of the batch, one higher than that of the last that was stored of it.
 */
export interface Fence {
  readonly epoch: number;
  readonly batch: number;
}

/**
 * `stored-already`: the batch was in doubt, was handed in again, and had been stored. `fenced`: somebody else owns the call
 * center since; nothing of the batch is stored, and nothing ever will be by who gets this answer.
 */
export type CommitOutcome = 'stored' | 'stored-already' | 'fenced';

/** What one or several steps changed, to be stored in one transaction. */
export interface Batch {
  readonly callcenterId: CallcenterId;
  readonly changes: readonly RecordChange[];
  readonly events: readonly OutwardEvent[];
  /** Absent: nothing is counted. */
  readonly figures?: readonly Figure[];
  /** Absent: nobody else can own the call center. */
  readonly fence?: Fence;
}

export type QueueTaskState = QueueTask['phase']['kind'];

/** null: any. */
export interface QueueTaskFilter {
  readonly state: QueueTaskState | null;
  /** The agent who was chosen last. */
  readonly agent: AgentName | null;
  /** Created at that moment or later. */
  readonly since: Instant | null;
}

export type ConversationState = Conversation['phase']['kind'];

/** null: any. */
export interface ConversationFilter {
  readonly state: ConversationState | null;
  /** Agents who all are or were in it; none: any. */
  readonly agents: readonly AgentName[];
  /** A telephone number that is or was in it. */
  readonly number: string | null;
  /** Those alone that have a recording. */
  readonly recorded: boolean;
  /** Made at that moment or later. */
  readonly since: Instant | null;
  /** Made before that moment. */
  readonly until: Instant | null;
}

export const ANY_CONVERSATION: ConversationFilter = {
  state: null,
  agents: [],
  number: null,
  recorded: false,
  since: null,
  until: null,
};

/** Keeps all records, those of tasks and conversations that are over included. */
export interface Store {
  callcenterIds(): Promise<readonly CallcenterId[]>;
  /** Everything that lives; null: there is no such call center. */
  load(id: CallcenterId): Promise<Records | null>;
  /** @throws Error if it cannot be read, or the last batch could not be stored */
  check(): Promise<void>;
  /** Stores all of it or nothing. Of one call center in the order in which they are handed in. */
  commit(batch: Batch): Promise<CommitOutcome>;
  /**
   * Removes a call center with all that is stored of it; little by little, so that others go on.
   * @param fence absent: nobody else can own it
   */
  remove(id: CallcenterId, fence?: Fence): Promise<CommitOutcome>;
  findQueueTask(callcenter: CallcenterId, id: QueueTaskId): Promise<QueueTask | null>;
  /** Newest first. */
  listQueueTasks(
    callcenter: CallcenterId,
    filter: QueueTaskFilter,
    page: Page,
  ): Promise<PageOf<QueueTask>>;
  findConversation(callcenter: CallcenterId, id: ConversationId): Promise<Conversation | null>;
  /** Newest first. */
  listConversations(
    callcenter: CallcenterId,
    filter: ConversationFilter,
    page: Page,
  ): Promise<PageOf<Conversation>>;
  /** The notes of those of these conversations that have one. */
  findNotes(
    callcenter: CallcenterId,
    ids: readonly ConversationId[],
  ): Promise<ReadonlyMap<ConversationId, Note>>;
  /** The oldest that are over and were created before a moment. */
  oldConversations(
    callcenter: CallcenterId,
    before: Instant,
    limit: number,
  ): Promise<readonly OldConversation[]>;
  removeConversations(callcenter: CallcenterId, ids: readonly ConversationId[]): Promise<void>;
  /** The oldest that are over, were created before a moment, and have a recording. */
  oldRecordings(
    callcenter: CallcenterId,
    before: Instant,
    limit: number,
  ): Promise<readonly ConversationId[]>;
  /** These have no recording any more. They are over. */
  forgetRecordings(callcenter: CallcenterId, ids: readonly ConversationId[]): Promise<void>;
  /** Removes the oldest that are over and were created before a moment; answers how many it were. */
  removeOldTasks(callcenter: CallcenterId, before: Instant, limit: number): Promise<number>;
  /** The same for what reports are made of: by when it ended. */
  removeOldFigures(callcenter: CallcenterId, before: Instant, limit: number): Promise<number>;
}

/** A conversation that is over, as far as those need to know it who clear it away. */
export interface OldConversation {
  readonly id: ConversationId;
  /** It may have a recording. */
  readonly recorded: boolean;
}
