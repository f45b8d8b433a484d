import type { Readable } from 'node:stream';
import type { AgentState } from '../domain/agent-state.ts';
import type { ApiKey } from '../domain/api-key.ts';
import type { Call } from '../domain/call.ts';
import type { Webhook } from '../domain/callcenter.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Command } from '../domain/engine/command.ts';
import type { Fact, SeenCall } from '../domain/engine/fact.ts';
import type { Activity, Figure, TaskOutcome } from '../domain/engine/figure.ts';
import type { OutwardEvent, StoredEvent } from '../domain/engine/outward-event.ts';
import type { RecordChange } from '../domain/engine/record-changes.ts';
import type { Records } from '../domain/engine/world.ts';
import type {
  AgentName,
  CallcenterId,
  ConditionName,
  ConversationId,
  Instant,
  KeyId,
  QueueTaskId,
  WorkChannelName,
} from '../domain/ids.ts';
import type { QueueTask } from '../domain/queue-task.ts';

/** What adapters implement, so that nothing here knows Asterisk, SQLite or the system's clock. */

export interface Clock {
  now(): Instant;
  /** Calls back once at that moment, or at once if it is past; answers how to cancel it. */
  wakeAt(moment: Instant, wake: () => void): () => void;
}

/** What one or several steps changed, to be stored in one transaction. */
export interface Batch {
  readonly callcenterId: CallcenterId;
  readonly changes: readonly RecordChange[];
  readonly events: readonly OutwardEvent[];
  /** Absent: nothing is counted. */
  readonly figures?: readonly Figure[];
}

export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly size: number;
}

export interface PageOf<Row> {
  readonly totalCount: number;
  readonly rows: readonly Row[];
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

/** Keeps all records, those of tasks and conversations that are over included. */
export interface Store {
  callcenterIds(): Promise<readonly CallcenterId[]>;
  /** Everything that lives; null: there is no such call center. */
  load(id: CallcenterId): Promise<Records | null>;
  /** @throws Error if it cannot be read, or the last batch could not be stored */
  check(): Promise<void>;
  /** Stores all of it or nothing. */
  commit(batch: Batch): Promise<void>;
  /** Removes a call center with all that is stored of it; little by little, so that others go on. */
  remove(id: CallcenterId): Promise<void>;
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
    state: ConversationState | null,
    page: Page,
  ): Promise<PageOf<Conversation>>;
  /** The oldest that are over and were created before a moment. */
  oldConversations(
    callcenter: CallcenterId,
    before: Instant,
    limit: number,
  ): Promise<readonly OldConversation[]>;
  removeConversations(callcenter: CallcenterId, ids: readonly ConversationId[]): Promise<void>;
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

/** From its first moment to before its last. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** What is told apart when callers are counted. */
export interface CountingRules {
  /** Who is answered after no more has not waited too long. */
  readonly inTimeMs: number;
  /** Who hangs up before is not counted against the service level. */
  readonly soonMs: number;
}

/** Why a task ended, other than by an answer or the caller's hanging up. */
export type FailureCause = Exclude<TaskOutcome, 'success' | 'hangup'>;

/** Callers whose waiting ended in an interval; or, for an agent, his phone's ringing for them. */
export interface TaskTotals {
  readonly offered: number;
  readonly answered: number;
  readonly answeredInTime: number;
  readonly abandoned: number;
  readonly abandonedSoon: number;
  readonly failed: Readonly<Record<FailureCause, number>>;
  /** Until the answer, of all who were answered together. */
  readonly waitedMs: number;
  /** Nine of ten who were answered waited no longer; null: nobody was answered. */
  readonly p90WaitedMs: number | null;
  /** Until they hung up, of all who did. */
  readonly abandonedAfterMs: number;
  /** Phones that were answered. */
  readonly rangMs: number;
}

/** What agents did for callers who were answered in an interval, however long it lasted. */
export interface HandlingTotals {
  /** Of how many it is known. */
  readonly handled: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
}

export type CountedActivity = Exclude<Activity, 'none'> | 'wrap_up';

/** How long agents did what within an interval, all of them together; absent: not at all. */
export type ActivityTotals = Readonly<Partial<Record<CountedActivity, number>>>;

export interface Totals {
  readonly tasks: TaskTotals;
  readonly handling: HandlingTotals;
  readonly activityMs: ActivityTotals;
}

export interface AgentTotals extends Totals {
  readonly agent: AgentName;
}

export interface ConditionTotals extends Totals {
  readonly workChannel: WorkChannelName;
  /** null: callers who asked for agents and skills alone. */
  readonly condition: ConditionName | null;
}

/** Sums over what was counted, of any size: none delays a commit. */
export interface Reports {
  /** @param intervals one after the other without a gap, perhaps empty, and not in the future */
  byInterval(
    callcenter: CallcenterId,
    intervals: readonly Interval[],
    rules: CountingRules,
  ): Promise<readonly Totals[]>;
  ofInterval(callcenter: CallcenterId, interval: Interval, rules: CountingRules): Promise<Totals>;
  /** Agents who did anything in the interval, by name. */
  byAgent(
    callcenter: CallcenterId,
    interval: Interval,
    rules: CountingRules,
  ): Promise<readonly AgentTotals[]>;
  /** Conditions that were asked for in the interval, by work channel and name. */
  byCondition(
    callcenter: CallcenterId,
    interval: Interval,
    rules: CountingRules,
  ): Promise<readonly ConditionTotals[]>;
}

/** The events that were stored in the last days, in their order. */
export interface EventLog {
  /** A call center's next events after one that is known (0: from the first), as many as asked for. */
  eventsAfter(
    callcenter: CallcenterId,
    eventId: number,
    limit: number,
  ): Promise<readonly StoredEvent[]>;
  /** The id of the latest event of a call center; 0: there is none. */
  latestEventId(callcenter: CallcenterId): Promise<number>;
  /**
   * Calls back after each commit that stored events of a call center or changed its settings, and
   * when it was removed; answers how to stop that. What was told of can be read at once.
   */
  onStored(listener: (callcenter: CallcenterId) => void): () => void;
}

export interface OldEvents {
  /**
   * Removes events from before a moment, of the oldest `most`.
   * @returns how many; fewer than `most`: none are left
   */
  removeEventsBefore(moment: Instant, most: number): Promise<number>;
}

/** How far each webhook was told, over a restart too. It begins and ends with the setting. */
export interface WebhookPositions {
  /** The last event that it has taken or that was given up; null: there is no webhook. */
  webhookPosition(callcenter: CallcenterId): Promise<number | null>;
  /** Never goes back; does nothing if there is no webhook. */
  moveWebhookPosition(callcenter: CallcenterId, eventId: number): Promise<void>;
}

/** The webhooks that call centers have now. */
export interface WebhookSettings {
  callcenterIds(): readonly CallcenterId[];
  /** null: there is none, or no such call center. */
  webhookOf(callcenter: CallcenterId): Webhook | null;
  /** Its receiver said that it is gone for good. */
  switchOff(callcenter: CallcenterId, webhook: Webhook): Promise<void>;
}

/** How long events wait for a receiver. */
export interface EventLag {
  readonly callcenterId: CallcenterId;
  /** Age of the oldest event that its receiver has not yet taken; 0: it has taken all. */
  readonly ms: number;
}

export interface EventDelivery {
  /** Of each call center whose events are delivered. */
  lags(): readonly EventLag[];
}

/** How many of what a call center has at this moment. */
export interface LiveCallcenter {
  readonly id: CallcenterId;
  readonly tasks: Readonly<Record<'waiting' | 'fetching', number>>;
  readonly agents: Readonly<Record<AgentState['kind'], number>>;
  readonly calls: Readonly<Record<Call['kind'], number>>;
  readonly conversations: number;
  /** What waits to be stepped. */
  readonly mailbox: number;
}

/** What is measured, for those who watch over the service. */
export interface Metrics {
  /** As text with its media type. */
  read(): Promise<{ readonly type: string; readonly text: string }>;
}

/** What a request was answered with. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
}

/** A request that is to be done once, however often it is sent. */
export interface BegunRequest {
  readonly id: string;
  /** Tells whether another request is the same. */
  readonly fingerprint: string;
  readonly begunAt: Instant;
  /** null: not known, as long as it is carried out and for ever if the service ended meanwhile. */
  readonly answer: KeptAnswer | null;
}

/** Remembers such requests over a restart. */
export interface AnsweredRequests {
  /** null: there is none that was begun at that moment or later. */
  find(id: string, since: Instant): Promise<BegunRequest | null>;
  /** Takes the place of one of the same id. */
  put(request: BegunRequest): Promise<void>;
  remove(id: string): Promise<void>;
  /** Removes those begun before a moment. */
  removeBefore(moment: Instant): Promise<void>;
}

/** Keeps the keys to the API. */
export interface ApiKeys {
  find(id: KeyId): Promise<ApiKey | null>;
  findByDigest(digest: string): Promise<ApiKey | null>;
  /** Oldest first. */
  list(page: Page): Promise<PageOf<ApiKey>>;
  /**
   * Takes the place of one of the same id.
   * @throws Refusal callcenter-not-found if it is for one that does not exist
   */
  put(key: ApiKey): Promise<void>;
  /** False: there was none. */
  remove(id: KeyId): Promise<boolean>;
  /** As `remove`, but false too if no other admin's key would be left that is valid at that moment. */
  removeUnlessLastAdmin(id: KeyId, now: Instant): Promise<boolean>;
}

export type CommandResult =
  | { readonly kind: 'done' }
  /** Asterisk refused; or, for an account, could not be asked. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Asterisk cannot be reached. When it is back, `seen` tells what it has and nothing is lost. */
  | { readonly kind: 'postponed' };

/** All that Asterisk has of ours, of every call center. */
export interface Seen {
  readonly calls: readonly (SeenCall & {
    /** As the dialplan named it; null for calls that the platform made. */
    readonly callcenterId: CallcenterId | null;
  })[];
  readonly bridges: readonly {
    readonly conversationId: ConversationId;
    readonly callcenterId: CallcenterId;
  }[];
  readonly sipAccounts: readonly string[];
}

/** Facts about one call. */
export type CallFact = Extract<
  Fact,
  { kind: 'phone-ringing' | 'phone-plays' | 'phone-answered' | 'speech-finished' | 'call-gone' }
>;

export type CallerArrived = Extract<Fact, { kind: 'caller-arrived' }>;

/** What is told of Asterisk. Facts about one call come in the order in which they happened. */
export interface TelephonyListener {
  callerArrived(callcenterId: string, fact: CallerArrived): void;
  callChanged(fact: CallFact): void;
  /** The prompts that Asterisk has; told before `seen` and from time to time. */
  voicesListed(voices: ReadonlySet<string>): void;
  /** After each (re)connection, before anything else. */
  seen(seen: Seen): void;
}

export type RegistrationState = 'registered' | 'not-registered' | 'unknown';

export interface Telephony {
  listen(listener: TelephonyListener): void;
  /** Commands for the same call or conversation keep their order; others run side by side. */
  execute(command: Command): Promise<CommandResult>;
  isConnected(): boolean;
  /** Asks for `seen` to be told again. */
  lookAgain(): void;
  registrationOf(sipUser: string): Promise<RegistrationState>;
}

/** The content of a recording as it comes, to be read or destroyed. */
export interface OpenRecording {
  /** null: not known. */
  readonly bytes: number | null;
  readonly content: Readable;
}

/** Recordings of conversations that are over. Both throw Refusal asterisk-unavailable, asterisk-refused. */
export interface Recordings {
  /** A WAV file; null: there is none. */
  open(id: ConversationId): Promise<OpenRecording | null>;
  /** False: there was none. */
  remove(id: ConversationId): Promise<boolean>;
}

/** Where a line is logged; pino fits. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
