import type { Agent } from '../../agent.ts';
import type { Alert } from '../../alert.ts';
import type { Call } from '../../call.ts';
import type { Callcenter } from '../../callcenter.ts';
import type { Conversation } from '../../conversation.ts';
import type { DiskLevel } from '../../disk-level.ts';
import type { Extension } from '../../extension.ts';
import {
  type AgentName,
  type CallId,
  type ConversationId,
  type ExtensionId,
  type IdKind,
  type Instant,
  makeId,
  type TrunkName,
} from '../../ids.ts';
import type { KeptPlace } from '../../kept-place.ts';
import type { Note } from '../../note.ts';
import { QueueIndex } from '../../queue/queue-index.ts';
import type { QueueTask } from '../../queue-task.ts';
import { canonicalNumber } from '../../telephone-numbers.ts';
import { isSamePlan } from '../../numbering-plan.ts';
import type { LastTalk } from '../../last-talk.ts';
import { LastTalks } from './last-talks.ts';
import { conditionKey, type StoredCondition } from '../../stored-condition.ts';
import { BUILT_IN_TRUNK, nowOf, type TrunkNow } from '../../trunk.ts';
import { Callbacks } from './callbacks.ts';
import { type DeadlineKey, deadlineOf, type TimedTable } from './deadline-of.ts';
import { Deadlines } from './deadlines.ts';
import { FailedSounds } from '../lifecycle/failed-sounds.ts';
import { KeySeries } from './key-series.ts';
import { MembershipIndex } from './membership-index.ts';
import type { AppliedBridge, AppliedCall } from './applied-state.ts';
import { followFigures, inTimeMs } from './follow-figures.ts';
import { followLoad } from './follow-load.ts';
import { followQueue } from './follow-queue.ts';
import { type EndedTask, RecentTasks, type Watched } from './recent-tasks.ts';
import { RepairAttempts } from './repair-attempts.ts';
import { StepNotes } from './step-notes.ts';
import { type Change, Table } from './table.ts';
import { DEFAULT_WORK_CHANNEL, unlimited, type WorkChannel } from '../../work-channel.ts';
import { WaitingByScope } from './waiting-by-scope.ts';
import { WorkChannelLoad } from './work-channel-load.ts';
import { type AnsweredWait, WaitEstimates } from './wait-estimates.ts';

/** The records of one call center as they are stored. */
export interface Records {
  readonly callcenter: Callcenter;
  readonly extensions: readonly Extension[];
  readonly agents: readonly Agent[];
  readonly workChannels: readonly WorkChannel[];
  readonly conditions: readonly StoredCondition[];
  readonly tasks: readonly QueueTask[];
  readonly calls: readonly Call[];
  readonly conversations: readonly Conversation[];
  readonly keptPlaces: readonly KeptPlace[];
  readonly alerts: readonly Alert[];
  readonly lastTalks: readonly LastTalk[];
  /** The latest, oldest first: what callers are told of their wait is taken from them. */
  readonly answeredWaits: readonly AnsweredWait[];
  /** Callers whose waiting ended in the last hour, and perhaps before, oldest first. */
  readonly recentTasks: readonly EndedTask[];
}

/**
 * All that is known of one call center: the records, the indexes derived from them, and what
 * Asterisk was last told. It belongs to one mailbox; only `step` changes it.
 */
export class World extends StepNotes {
  readonly callcenters = new Table(({ id }: Callcenter) => id);
  readonly extensions = new Table(({ id }: Extension) => id);
  readonly agents = new Table(({ name }: Agent) => name);
  readonly conditions = new Table((row: StoredCondition) =>
    conditionKey(row.workChannel, row.name),
  );
  readonly workChannels = new Table(({ name }: WorkChannel) => name);
  readonly tasks = new Table(({ id }: QueueTask) => id);
  readonly calls = new Table(({ id }: Call) => id);
  readonly conversations = new Table(({ id }: Conversation) => id);
  readonly keptPlaces = new Table(({ callId }: KeptPlace) => callId);
  readonly alerts = new Table(({ key }: Alert) => key);
  /** The one that was longest ago comes first. */
  readonly lastTalks = new Table(({ number }: LastTalk) => number);
  /** Those written in this step; all others are the store's alone. */
  readonly notes = new Table(({ conversationId }: Note) => conversationId);

  readonly queue = new QueueIndex();
  /** What each work channel holds. */
  readonly load = {
    agents: new WorkChannelLoad(),
    conditions: new WorkChannelLoad(),
    tasks: new WorkChannelLoad(),
  };
  readonly waits = new WaitEstimates();
  readonly recent: RecentTasks;
  readonly waiting = new WaitingByScope();
  /** Agents who are idle. */
  readonly idle = new WorkChannelLoad();
  /** The thresholds of the settings, with what would be worked out of them again in each step. */
  watched: readonly Watched[] = [];
  /** When thresholds have to be looked at though nothing happens; null: never. */
  thresholdsAt: Instant | null = null;
  /** Rises whenever something changes that figures of this moment are made of. */
  revision = 0;
  readonly callbacks = new Callbacks((number) => this.#canonical(number));
  readonly lastTalksByNumber = new LastTalks((number) => this.#canonical(number));
  readonly deadlines = new Deadlines<DeadlineKey>((key) => deadlineOf(this, key));
  readonly memberships = new MembershipIndex();
  readonly appliedCalls = new Map<CallId, AppliedCall>();
  readonly appliedBridges = new Map<ConversationId, AppliedBridge>();
  /** Since when nothing is heard of calls, as Asterisk tells anew after each connection. */
  readonly silentSince = new Map<CallId, Instant>();
  /** Whether phones are registered that can be; of those that are missing here it is not known. */
  readonly registrations = new Map<ExtensionId, boolean>();
  /** Who would be rung at an extension. */
  readonly phoneHolders = new Map<ExtensionId, AgentName>();
  /** How often callers were handed in when Asterisk was looked at: of earlier visits nothing is news. */
  readonly visits = new Map<CallId, number>();
  /** How often what other hands did was put right of late. */
  readonly repairs = new RepairAttempts();
  /** Prompts that could not be played, and where. */
  readonly failedSounds = new FailedSounds();
  /** Keys that desktops typed and that are still to be sent. */
  readonly typedKeys = new KeySeries();
  /** Prompts that can be played; null: Asterisk has not been asked yet. */
  voices: ReadonlySet<string> | null = null;
  /** How much room there is for records. */
  disk: DiskLevel = 'enough';

  /** As they were told last; the one of asterisk/pjsip.conf until then. */
  trunks: readonly TrunkNow[] = [nowOf(BUILT_IN_TRUNK)];
  /** Gateways that have come to us since the service began: of others it is no news that they are away. */
  readonly gatewaysSeen = new Set<TrunkName>();
  /** Calls of all other call centers over a trunk. Told by whoever has several worlds. */
  callsElsewhere: (trunk: TrunkName) => number = () => 0;

  readonly #callcenterId: Callcenter['id'];

  constructor(records: Records) {
    super();
    this.#callcenterId = records.callcenter.id;
    this.recent = new RecentTasks(inTimeMs(records.callcenter));
    followQueue(this);
    this.#indexDeadlines();
    followLoad(this);
    this.#indexPhones();
    this.#indexNumbers();
    this.conversations.onChange((change) => {
      this.memberships.follow(change);
    });
    this.#forgetWhatIsOver();
    followFigures(this);
    this.#fill(records);
  }

  get callcenter(): Callcenter {
    const callcenter = this.callcenters.get(this.#callcenterId);
    if (callcenter === undefined) throw new Error(`call center ${this.#callcenterId} is gone`);
    return callcenter;
  }

  makeId(kind: IdKind): string {
    return makeId(kind, this.now, this.random);
  }

  #fill(records: Records): void {
    this.callcenters.put(records.callcenter);
    records.extensions.forEach((row) => {
      this.extensions.put(row);
    });
    this.workChannels.put(unlimited(DEFAULT_WORK_CHANNEL));
    records.workChannels.forEach((row) => {
      this.workChannels.put(row);
    });
    records.conditions.forEach((row) => {
      this.conditions.put(row);
    });
    records.agents.forEach((row) => {
      this.agents.put(row);
    });
    records.conversations.forEach((row) => {
      this.conversations.put(row);
    });
    records.calls.forEach((row) => {
      this.calls.put(row);
    });
    records.tasks.forEach((row) => {
      this.tasks.put(row);
    });
    records.keptPlaces.forEach((row) => {
      this.keptPlaces.put(row);
    });
    records.alerts.forEach((row) => {
      this.alerts.put(row);
    });
    for (const row of records.lastTalks.toSorted((one, other) => one.at - other.at)) {
      this.lastTalks.put(row);
    }
    for (const { workChannel, condition, waitedMs } of records.answeredWaits) {
      this.waits.note(conditionKey(workChannel, condition), waitedMs);
    }
    for (const ended of records.recentTasks) this.recent.add(ended);
    // Nobody has looked at them since it was stopped.
    const { thresholds } = records.callcenter.settings;
    this.thresholdsAt = thresholds.length + records.alerts.length > 0 ? 0 : null;
    this.deadlines.refresh('thresholds/all');
    this.closeStep();
  }

  /** Forgets what concerned this step alone. */
  closeStep(): void {
    this.clearNotes();
    for (const table of [
      this.callcenters,
      this.extensions,
      this.agents,
      this.workChannels,
      this.conditions,
      this.tasks,
      this.calls,
      this.conversations,
      this.keptPlaces,
      this.alerts,
      this.lastTalks,
      this.notes,
    ]) {
      table.closeJournal();
    }
  }

  #forgetWhatIsOver(): void {
    this.calls.onChange(({ key, after }) => {
      if (after !== undefined) return;
      this.repairs.forget(key);
      this.failedSounds.forget(key);
    });
    this.conversations.onChange(({ key, after }) => {
      if (after?.phase.kind === 'live') return;
      this.typedKeys.forget(key);
      this.repairs.forget(key);
      this.failedSounds.forget(key);
    });
  }

  #indexPhones(): void {
    this.agents.onChange(({ key, before, after }) => {
      if (before !== undefined && this.phoneHolders.get(before.extension) === key) {
        this.phoneHolders.delete(before.extension);
      }
      if (after !== undefined) this.phoneHolders.set(after.extension, key);
    });
    this.extensions.onChange(({ key, after }) => {
      if (after === undefined) this.registrations.delete(key);
    });
    this.calls.onChange(({ key, after }) => {
      if (after === undefined) this.silentSince.delete(key);
    });
  }

  #canonical(number: string): string {
    return canonicalNumber(number, this.callcenter.settings);
  }

  #indexNumbers(): void {
    this.lastTalks.onChange((change) => {
      this.lastTalksByNumber.follow(change);
    });
    this.callcenters.onChange(({ before, after }) => {
      if (before === undefined || after === undefined) return;
      if (isSamePlan(before.settings, after.settings)) return;
      this.callbacks.renumber(this.tasks.values());
      this.lastTalksByNumber.rebuild(this.lastTalks.values());
    });
  }

  #indexDeadlines(): void {
    const follow =
      (table: TimedTable) =>
      ({ key }: Change<string, unknown>): void => {
        this.deadlines.refresh(`${table}/${key}`);
      };
    this.agents.onChange(follow('agents'));
    this.tasks.onChange(follow('tasks'));
    this.calls.onChange(follow('calls'));
    this.conversations.onChange(follow('conversations'));
    this.keptPlaces.onChange(follow('keptPlaces'));
  }
}
