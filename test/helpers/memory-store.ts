import type { Alert } from '../../src/domain/alert.ts';
import type { Agent } from '../../src/domain/agent.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Callcenter } from '../../src/domain/callcenter.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { Figure } from '../../src/domain/engine/world/figure.ts';
import type { OutwardEvent, StoredEvent } from '../../src/domain/engine/world/outward-event.ts';
import type { RecordChange, RecordKind } from '../../src/domain/engine/world/record-changes.ts';
import type { EndedTask } from '../../src/domain/engine/world/recent-tasks.ts';
import type { AnsweredWait } from '../../src/domain/engine/world/wait-estimates.ts';
import type { Records } from '../../src/domain/engine/world/world.ts';
import type { Extension } from '../../src/domain/extension.ts';
import type { CallcenterId, ConversationId, Instant, QueueTaskId } from '../../src/domain/ids.ts';
import type { LastTalk } from '../../src/domain/last-talk.ts';
import type { KeptPlace } from '../../src/domain/kept-place.ts';
import type { Note } from '../../src/domain/note.ts';
import { type QueueTask, selectionOf } from '../../src/domain/queue-task.ts';
import type { StoredCondition } from '../../src/domain/stored-condition.ts';
import type { WorkChannel } from '../../src/domain/work-channel.ts';
import type { EventLog } from '../../src/operations/ports/event-log.ts';
import type { Page, PageOf } from '../../src/operations/ports/page.ts';
import type {
  Batch,
  CommitOutcome,
  ConversationFilter,
  OldConversation,
  QueueTaskFilter,
  Store,
} from '../../src/operations/ports/store.ts';

type Table = Map<string, unknown>;

const TASK_ENDS: ReadonlySet<string> = new Set(['success', 'fail']);

/** A row as it comes back from a disk: a copy that went through JSON. */
const copy = <Row>(row: Row): Row => JSON.parse(JSON.stringify(row)) as Row;

const pageOf = <Row>(rows: readonly Row[], { number, size }: Page): PageOf<Row> => ({
  totalCount: rows.length,
  rows: rows.slice((number - 1) * size, number * size).map(copy),
});

const agentOf = (task: QueueTask): string | null => selectionOf(task)?.agent ?? null;

/** Ids are sortable by time. */
const newestFirst = <Row extends { id: string }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => (one.id < other.id ? 1 : -1));

const endedTask = (figure: Figure): EndedTask[] => {
  if (figure.kind !== 'task-ended' || !figure.isCaller || figure.outcome === 'forward') return [];
  const { at, workChannel, condition, outcome, waitedMs } = figure;
  return [{ at, workChannel, condition, outcome, waitedMs }];
};

const answeredWait = (figure: Figure): AnsweredWait[] => {
  if (figure.kind !== 'task-ended' || figure.outcome !== 'success') return [];
  const { workChannel, condition, waitedMs } = figure;
  return condition === null ? [] : [{ workChannel, condition, waitedMs }];
};

/** The store as the ports describe it, in memory: what was committed can be loaded anew. */
export class MemoryStore implements Store, EventLog {
  readonly events: OutwardEvent[] = [];
  readonly figures: Figure[] = [];
  /** Where each look at the events began. */
  readonly eventReads: number[] = [];
  readonly #storedEvents: (StoredEvent & { readonly callcenter: CallcenterId })[] = [];
  readonly #listeners = new Set<(callcenter: CallcenterId) => void>();
  readonly #answeredWaits = new Map<CallcenterId, readonly AnsweredWait[]>();
  readonly #recentTasks = new Map<CallcenterId, readonly EndedTask[]>();
  readonly #tables = new Map<CallcenterId, Map<RecordKind, Table>>();

  /** Why it does not work; null: it does. */
  failure: Error | null = null;

  check(): Promise<void> {
    return this.failure === null ? Promise.resolve() : Promise.reject(this.failure);
  }

  callcenterIds(): Promise<readonly CallcenterId[]> {
    return Promise.resolve([...this.#tables.keys()]);
  }

  load(id: CallcenterId): Promise<Records | null> {
    const [callcenter] = this.#rows<Callcenter>(id, 'callcenter');
    if (callcenter === undefined) return Promise.resolve(null);
    return Promise.resolve(
      copy({
        callcenter,
        extensions: this.#rows<Extension>(id, 'extension'),
        agents: this.#rows<Agent>(id, 'agent'),
        workChannels: this.#rows<WorkChannel>(id, 'work_channel'),
        conditions: this.#rows<StoredCondition>(id, 'condition'),
        calls: this.#rows<Call>(id, 'call'),
        tasks: this.#tasks(id).filter(({ phase }) => !TASK_ENDS.has(phase.kind)),
        conversations: this.#conversations(id).filter(({ phase }) => phase.kind === 'live'),
        lastTalks: this.#rows<LastTalk>(id, 'last_talk'),
        keptPlaces: this.#rows<KeptPlace>(id, 'kept_place'),
        alerts: this.#rows<Alert>(id, 'alert'),
        answeredWaits: this.#answeredWaits.get(id) ?? [],
        recentTasks: this.#recentTasks.get(id) ?? [],
      }),
    );
  }

  commit({ callcenterId, changes, events, figures = [] }: Batch): Promise<CommitOutcome> {
    for (const change of changes) this.#apply(callcenterId, change);
    this.events.push(...copy(events));
    this.figures.push(...copy(figures));
    const waits = this.#answeredWaits.get(callcenterId) ?? [];
    this.#answeredWaits.set(callcenterId, [...waits, ...figures.flatMap(answeredWait)]);
    const recent = this.#recentTasks.get(callcenterId) ?? [];
    this.#recentTasks.set(callcenterId, [...recent, ...figures.flatMap(endedTask)]);
    for (const event of copy(events)) {
      const eventId = this.#storedEvents.length + 1;
      const bodyText = JSON.stringify(event.body);
      this.#storedEvents.push({ ...event, bodyText, eventId, callcenter: callcenterId });
    }
    this.#tell(callcenterId);
    return Promise.resolve('stored');
  }

  eventsAfter(
    callcenter: CallcenterId,
    after: number,
    limit: number,
  ): Promise<readonly StoredEvent[]> {
    this.eventReads.push(after);
    const found = this.#storedEvents
      .filter((event) => event.callcenter === callcenter && event.eventId > after)
      .slice(0, limit)
      .map(({ callcenter: _, ...event }) => event);
    return Promise.resolve(copy(found));
  }

  latestEventId(callcenter: CallcenterId): Promise<number> {
    const latest = this.#storedEvents.findLast((event) => event.callcenter === callcenter);
    return Promise.resolve(latest?.eventId ?? 0);
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  onStored(listener: (callcenter: CallcenterId) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(callcenter: CallcenterId): void {
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener(callcenter);
    });
  }

  remove(id: CallcenterId): Promise<CommitOutcome> {
    this.#tables.delete(id);
    this.#tell(id);
    return Promise.resolve('stored');
  }

  findQueueTask(id: CallcenterId, taskId: QueueTaskId): Promise<QueueTask | null> {
    return Promise.resolve(copy(this.#tasks(id).find((task) => task.id === taskId) ?? null));
  }

  listQueueTasks(
    id: CallcenterId,
    { state, agent, since }: QueueTaskFilter,
    page: Page,
  ): Promise<PageOf<QueueTask>> {
    const fits = (task: QueueTask): boolean =>
      (state === null || task.phase.kind === state) &&
      (agent === null || agentOf(task) === agent) &&
      (since === null || task.createdAt >= since);
    return Promise.resolve(pageOf(newestFirst(this.#tasks(id).filter(fits)), page));
  }

  findConversation(id: CallcenterId, wanted: ConversationId): Promise<Conversation | null> {
    const found = this.#conversations(id).find((row) => row.id === wanted);
    return Promise.resolve(copy(found ?? null));
  }

  listConversations(
    id: CallcenterId,
    { state, agents, number, recorded, since, until }: ConversationFilter,
    page: Page,
  ): Promise<PageOf<Conversation>> {
    const rows = this.#conversations(id).filter(
      (row) =>
        (state === null || row.phase.kind === state) &&
        agents.every((agent) => row.agents.includes(agent)) &&
        (number === null || row.numbers.includes(number)) &&
        (!recorded || row.recorded) &&
        (since === null || row.createdAt >= since) &&
        (until === null || row.createdAt < until),
    );
    return Promise.resolve(pageOf(newestFirst(rows), page));
  }

  findNotes(
    id: CallcenterId,
    wanted: readonly ConversationId[],
  ): Promise<ReadonlyMap<ConversationId, Note>> {
    const notes = this.#rows<Note>(id, 'note').filter((note) =>
      wanted.includes(note.conversationId),
    );
    return Promise.resolve(new Map(notes.map((note) => [note.conversationId, copy(note)])));
  }

  allNotes(id: CallcenterId): Promise<readonly Note[]> {
    return Promise.resolve(this.#rows<Note>(id, 'note'));
  }

  oldConversations(
    id: CallcenterId,
    before: Instant,
    limit: number,
  ): Promise<readonly OldConversation[]> {
    const old = this.#conversations(id)
      .filter(({ phase, createdAt }) => phase.kind === 'over' && createdAt < before)
      .toSorted((one, other) => one.createdAt - other.createdAt);
    return Promise.resolve(old.slice(0, limit).map(({ id, recorded }) => ({ id, recorded })));
  }

  oldRecordings(
    id: CallcenterId,
    before: Instant,
    limit: number,
  ): Promise<readonly ConversationId[]> {
    const old = this.#conversations(id)
      .filter((row) => row.phase.kind === 'over' && row.createdAt < before && row.recorded)
      .toSorted((one, other) => one.createdAt - other.createdAt);
    return Promise.resolve(old.slice(0, limit).map(({ id }) => id));
  }

  async forgetRecordings(id: CallcenterId, ids: readonly ConversationId[]): Promise<void> {
    const changes = this.#conversations(id)
      .filter((row) => ids.includes(row.id))
      .map((row) => {
        const record = { ...row, recorded: false };
        return { kind: 'conversation', key: row.id, record } as const;
      });
    await this.commit({ callcenterId: id, changes, events: [] });
  }

  async removeConversations(id: CallcenterId, ids: readonly ConversationId[]): Promise<void> {
    const changes = ids.map((key) => ({ kind: 'conversation', key, record: null }) as const);
    await this.commit({ callcenterId: id, changes, events: [] });
  }

  async removeOldTasks(id: CallcenterId, before: Instant, limit: number): Promise<number> {
    const old = this.#tasks(id)
      .filter(({ phase, createdAt }) => TASK_ENDS.has(phase.kind) && createdAt < before)
      .slice(0, limit);
    const changes = old.map(({ id: key }) => ({ kind: 'queue_task', key, record: null }) as const);
    await this.commit({ callcenterId: id, changes, events: [] });
    return old.length;
  }

  removeOldFigures(): Promise<number> {
    return Promise.resolve(0);
  }

  /** All that is stored, to be compared, but for calls: what is known of them may be stored later (put-off.ts). */
  dump(): unknown {
    return [...this.#tables].map(([id, tables]) => [
      id,
      [...tables].filter(([kind]) => kind !== 'call').map(([kind, table]) => [kind, [...table]]),
    ]);
  }

  #tasks(id: CallcenterId): QueueTask[] {
    return this.#rows<QueueTask>(id, 'queue_task');
  }

  #conversations(id: CallcenterId): Conversation[] {
    return this.#rows<Conversation>(id, 'conversation');
  }

  #rows<Row>(id: CallcenterId, kind: RecordKind): Row[] {
    return [...(this.#tables.get(id)?.get(kind)?.values() ?? [])] as Row[];
  }

  #apply(id: CallcenterId, { kind, key, record }: RecordChange): void {
    const tables = this.#tables.get(id) ?? new Map<RecordKind, Table>();
    this.#tables.set(id, tables);
    const table = tables.get(kind) ?? new Map<string, unknown>();
    tables.set(kind, table);
    if (record === null) table.delete(key);
    else table.set(key, copy(record));
  }
}
