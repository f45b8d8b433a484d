import type {
  RecordChange,
  RecordKind,
  RecordKinds,
} from '../../src/domain/engine/world/record-changes.ts';
import { type Records, World } from '../../src/domain/engine/world/world.ts';
import type { Outcome } from '../../src/domain/step.ts';
import { canBePutOff } from '../../src/operations/runtime/put-off.ts';
import { violated } from './violation.ts';

const STORED = 'nothing is lost by a crash: what is in memory was stored';

type Rows = { [Kind in RecordKind]: Map<string, RecordKinds[Kind]> };

const KINDS = [
  'callcenter',
  'extension',
  'agent',
  'work_channel',
  'condition',
  'queue_task',
  'call',
  'conversation',
  'kept_place',
  'alert',
  'last_talk',
  'note',
] as const satisfies readonly RecordKind[];

const noRows = (): Rows => ({
  callcenter: new Map(),
  extension: new Map(),
  agent: new Map(),
  work_channel: new Map(),
  condition: new Map(),
  queue_task: new Map(),
  call: new Map(),
  conversation: new Map(),
  kept_place: new Map(),
  alert: new Map(),
  last_talk: new Map(),
  note: new Map(),
});

const isOver = (change: RecordChange): boolean => {
  if (change.record === null) return true;
  // It is read when somebody asks for it alone.
  if (change.kind === 'note') return true;
  if (change.kind === 'conversation') return change.record.phase.kind === 'over';
  if (change.kind !== 'queue_task') return false;
  return change.record.phase.kind === 'success' || change.record.phase.kind === 'fail';
};

const apply = (rows: Rows, changes: readonly RecordChange[]): void => {
  for (const change of changes) {
    const table = rows[change.kind] as Map<string, unknown>;
    if (isOver(change)) table.delete(change.key);
    else table.set(change.key, change.record);
  }
};

const tablesOf = (world: World) =>
  ({
    callcenter: world.callcenters,
    extension: world.extensions,
    agent: world.agents,
    work_channel: world.workChannels,
    condition: world.conditions,
    queue_task: world.tasks,
    call: world.calls,
    conversation: world.conversations,
    kept_place: world.keptPlaces,
    alert: world.alerts,
    last_talk: world.lastTalks,
    note: world.notes,
  }) as const;

/**
 * What the service has on disk. What lives is read back through JSON, as a real store would give it
 * back; until then rows are held as they were handed over, since nobody may alter them.
 */
export class SimulatedStore {
  readonly #rows = noRows();
  /** Rows as text at the moment when they were stored, to see that nobody alters them. */
  readonly #texts: Map<unknown, string> | null;
  /** Stepped and not yet stored. */
  readonly #staged: RecordChange[] = [];
  /** There is something among it that may not be put off. */
  #isDue = false;

  /** @param strict notes every row as text at once: slower, and sees rows that are altered later */
  constructor(strict: boolean) {
    this.#texts = strict ? new Map() : null;
  }

  stage(changes: readonly RecordChange[]): void {
    this.#staged.push(...changes);
    this.#isDue = true;
  }

  /** What may be put off is committed with what is committed next: until then a crash loses it. */
  stageStep(outcome: Outcome): void {
    this.#staged.push(...outcome.changes);
    if (!canBePutOff(outcome)) this.#isDue = true;
  }

  commit(): void {
    if (!this.#isDue) return;
    this.#isDue = false;
    apply(this.#rows, this.#staged);
    for (const { record } of this.#staged) {
      if (record !== null) this.#texts?.set(record, JSON.stringify(record));
    }
    this.#staged.length = 0;
  }

  /** What the service begins with when it starts. */
  world(callsElsewhere: World['callsElsewhere']): World {
    const world = new World(this.load());
    world.callsElsewhere = callsElsewhere;
    return world;
  }

  /** The service died: what was not committed never was. */
  load(): Records {
    this.#staged.length = 0;
    this.#isDue = false;
    const {
      callcenter,
      extension,
      agent,
      work_channel,
      condition,
      queue_task,
      call,
      conversation,
      kept_place,
      alert,
      last_talk,
    } = this.#rows;
    const [settings] = callcenter.values();
    const records = {
      callcenter: settings,
      extensions: [...extension.values()],
      agents: [...agent.values()],
      workChannels: [...work_channel.values()],
      conditions: [...condition.values()],
      tasks: [...queue_task.values()],
      calls: [...call.values()],
      conversations: [...conversation.values()],
      keptPlaces: [...kept_place.values()],
      alerts: [...alert.values()],
      lastTalks: [...last_talk.values()],
      // They tell only what is said of a wait.
      answeredWaits: [],
      recentTasks: [],
    };
    this.#checkUnaltered();
    const text = JSON.stringify(records);
    const read = JSON.parse(text) as Records;
    for (const kind of KINDS) (this.#rows[kind] as Map<string, unknown>).clear();
    this.#readBack(read);
    return read;
  }

  /** Every change was told: what is in memory is what will be read after a crash. */
  checkAgainst(world: World): void {
    const staged = new Map(this.#staged.map((change) => [`${change.kind}/${change.key}`, change]));
    const tables = tablesOf(world);
    for (const kind of KINDS) this.#checkTable(kind, tables[kind], staged);
  }

  #checkTable(
    kind: RecordKind,
    table: { readonly size: number; get(key: never): unknown },
    staged: ReadonlyMap<string, RecordChange>,
  ): void {
    const rows: ReadonlyMap<string, unknown> = this.#rows[kind];
    let known = 0;
    for (const [key, row] of rows) {
      if (staged.size > 0 && staged.has(`${kind}/${key}`)) continue;
      known += 1;
      if (table.get(key as never) !== row) violated(STORED, { kind, key, row });
    }
    for (const change of staged.values()) {
      if (change.kind !== kind || isOver(change)) continue;
      known += 1;
      if (table.get(change.key as never) !== change.record) violated(STORED, change);
    }
    if (known !== table.size) violated(STORED, { kind, inMemory: table.size, stored: known });
  }

  #checkUnaltered(): void {
    for (const [row, text] of this.#texts ?? []) {
      if (JSON.stringify(row) !== text) violated('records are never altered', text);
    }
    this.#texts?.clear();
  }

  #readBack(records: Records): void {
    const {
      callcenter,
      extensions,
      agents,
      workChannels,
      conditions,
      tasks,
      calls,
      conversations,
      keptPlaces,
      alerts,
      lastTalks,
    } = records;
    const rows = this.#rows;
    rows.callcenter.set(callcenter.id, callcenter);
    for (const row of extensions) rows.extension.set(row.id, row);
    for (const row of agents) rows.agent.set(row.name, row);
    for (const row of workChannels) rows.work_channel.set(row.name, row);
    for (const row of conditions) rows.condition.set(`${row.workChannel}/${row.name}`, row);
    for (const row of tasks) rows.queue_task.set(row.id, row);
    for (const row of calls) rows.call.set(row.id, row);
    for (const row of conversations) rows.conversation.set(row.id, row);
    for (const row of keptPlaces) rows.kept_place.set(row.callId, row);
    for (const row of alerts) rows.alert.set(row.key, row);
    for (const row of lastTalks) rows.last_talk.set(row.number, row);
  }
}
