import type { Knex } from 'knex';
import { type Callcenter, type CallcenterSettings, newCallcenter } from '../domain/callcenter.ts';
import type { RecordKinds } from '../domain/engine/world/record-changes.ts';
import type { EndedTask } from '../domain/engine/world/recent-tasks.ts';
import type { AnsweredWait } from '../domain/engine/world/wait-estimates.ts';
import type { Records } from '../domain/engine/world/world.ts';
import type { CallcenterId } from '../domain/ids.ts';
import type { CallcenterLimits } from '../domain/limits-of-use.ts';
import { LIVING_CONVERSATIONS } from './conversation.ts';
import { FIGURES } from './history.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import type { Batch, CommitOutcome, Fence } from '../operations/ports/store.ts';
import { parseRecord } from './record-text.ts';
import { LIVING_TASKS } from './queue-task.ts';
import { OWNED_KINDS, type OwnedKind } from './record-tables.ts';

interface CallcenterRow {
  readonly callcenter_id: CallcenterId;
  readonly record: string;
}

interface LoadedRow {
  readonly kind: OwnedKind | 'callcenter';
  readonly record: string;
}

/** States of records that live, for the kinds that keep history. */
const LIVING: Partial<Record<OwnedKind, readonly string[]>> = {
  queue_task: LIVING_TASKS,
  conversation: LIVING_CONVERSATIONS,
};

export const callcenterIds = (knex: Knex): Promise<CallcenterId[]> =>
  knex<CallcenterRow>('callcenter').orderBy('callcenter_id').pluck('callcenter_id');

const livingRows = (knex: Knex, kind: OwnedKind, id: CallcenterId) => {
  const rows = knex(dialectOf(knex).living(kind)).where('callcenter_id', id);
  const states = LIVING[kind];
  if (states !== undefined) void rows.whereIn('state', states);
  return rows.select(knex.raw('? AS kind', [kind]), 'record');
};

/** One statement, so that all is of the same moment. Notes are read when they are asked for. */
const readAll = (knex: Knex, id: CallcenterId): Promise<LoadedRow[]> =>
  knex<CallcenterRow>('callcenter')
    .where('callcenter_id', id)
    .select<LoadedRow[]>(knex.raw('? AS kind', ['callcenter']), 'record')
    .unionAll(
      OWNED_KINDS.filter((kind) => kind !== 'note').map((kind) => livingRows(knex, kind, id)),
    );

/** Settings and limits that came up after it was stored are missing. */
interface StoredCallcenter {
  readonly id: CallcenterId;
  readonly settings: Partial<CallcenterSettings>;
  readonly limits?: Partial<CallcenterLimits>;
}

const completed = ({ id, settings, limits }: StoredCallcenter): Callcenter => {
  const fresh = newCallcenter(id);
  return {
    id,
    settings: { ...fresh.settings, ...settings },
    limits: { ...fresh.limits, ...limits },
  };
};

/** Many times what an average is made of, so that conditions that are seldom asked for have theirs. */
const LATEST_TASKS = 2000;

/** Of the tasks that ended last. */
const latestWaits = async (knex: Knex, id: CallcenterId): Promise<AnsweredWait[]> => {
  const latest = knex('ended_task')
    .where('callcenter_id', id)
    .orderBy('ended_at', 'desc')
    .limit(LATEST_TASKS);
  return (
    knex
      .from(latest.as('latest'))
      .where('outcome', 'success')
      // Of one that is called back it tells the calls in vain, too.
      .whereNot('type', 'callback')
      .whereNotNull('condition')
      .orderBy('ended_at')
      .select<AnsweredWait[]>({
        workChannel: 'work_channel',
        condition: 'condition',
        waitedMs: 'waited_ms',
      })
  );
};

const RECENT_MS = 3_600_000;

/** Callers whose waiting ended within an hour before the last of them. */
const recentTasks = (knex: Knex, id: CallcenterId): Promise<EndedTask[]> => {
  const callers = () =>
    knex('ended_task')
      .where('callcenter_id', id)
      .whereRaw('is_caller')
      .whereNot('outcome', 'forward');
  const last = knex('ended_task').where('callcenter_id', id).max('ended_at');
  return callers()
    .where('ended_at', '>', knex.raw('(?) - ?', [last, RECENT_MS]))
    .orderBy('ended_at')
    .select<EndedTask[]>({
      at: 'ended_at',
      workChannel: 'work_channel',
      condition: 'condition',
      outcome: 'outcome',
      waitedMs: 'waited_ms',
    });
};

/** All that lives of one call center; null: there is none of that id. */
export const loadCallcenter = async (knex: Knex, id: CallcenterId): Promise<Records | null> => {
  const rows = await readAll(knex, id);
  const recordsOf = <Kind extends OwnedKind>(kind: Kind): RecordKinds[Kind][] =>
    rows.filter((row) => row.kind === kind).map(({ record }) => parseRecord(kind, record));
  const callcenter = rows.find(({ kind }) => kind === 'callcenter');
  if (callcenter === undefined) return null;
  return {
    callcenter: completed(parseRecord('callcenter', callcenter.record)),
    extensions: recordsOf('extension'),
    agents: recordsOf('agent'),
    workChannels: recordsOf('work_channel'),
    conditions: recordsOf('condition'),
    tasks: recordsOf('queue_task'),
    calls: recordsOf('call'),
    conversations: recordsOf('conversation'),
    keptPlaces: recordsOf('kept_place'),
    alerts: recordsOf('alert'),
    lastTalks: recordsOf('last_talk'),
    answeredWaits: await latestWaits(knex, id),
    recentTasks: await recentTasks(knex, id),
  };
};

/** Tables that may hold so much of a call center that others would wait while it is removed. */
const largeIn = ({ past }: Dialect): readonly string[] => [
  'event',
  past('queue_task'),
  past('conversation'),
  'last_talk',
  ...FIGURES.map(({ table }) => table),
];
const BATCH = 200;

/**
 * Removes what there is much of.
 * @param fence where somebody else may own the call center by now: then nothing of it is removed
 */
export const removeLarge = async (knex: Knex, id: CallcenterId, fence?: Fence): Promise<void> => {
  const dialect = dialectOf(knex);
  for (const table of largeIn(dialect)) {
    const key = dialect.rowKey(table);
    const some = knex(table).where('callcenter_id', id).limit(BATCH).select(knex.raw(key));
    const removal = knex(table).where(knex.raw(`(${key})`), 'in', some);
    if (fence !== undefined) {
      const ours = knex('fence').where({ callcenter_id: id, epoch: fence.epoch });
      void removal.whereExists(ours.select(knex.raw('1')));
    }
    while ((await removal.clone().del()) > 0);
  }
};

/** Its records, history and events go with it: they refer to it. */
export const removeRest = async (knex: Knex, id: CallcenterId): Promise<CommitOutcome> => {
  await dialectOf(knex).removeRest(knex, id);
  return 'stored';
};

/** The same, as a batch that passes a fence. */
export const removalOf = (id: CallcenterId): Batch => ({
  callcenterId: id,
  changes: [{ kind: 'callcenter', key: id, record: null }],
  events: [],
});
