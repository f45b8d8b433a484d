import { createHash } from 'node:crypto';
import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import type { Batch } from '../../operations/ports/store.ts';
import { marked } from '../record-text.ts';
import { OWNED_KINDS, type OwnedKind } from '../record-tables.ts';
import { KIND_COLUMNS, OWNED_TABLES } from './baseline.ts';
import { columnsBeside, isOver, plain, plainKey } from './record-columns.ts';
import { FIGURE_VARIABLES, STORE_FIGURES } from './store-figures.ts';

/**
 * A batch is one call of a function: one statement, which is a transaction of its own, and one trip to the server. Each kind of
 * record is a parameter: a JSON array of rows, in which a record that is null is removed. What is absent is null.
 */
const HISTORY_KINDS = ['queue_task', 'conversation'] as const;

type HistoryKind = (typeof HISTORY_KINDS)[number];

const isHistory = (kind: OwnedKind): kind is HistoryKind =>
  (HISTORY_KINDS as readonly string[]).includes(kind);

const rowType = (kind: OwnedKind): string =>
  ['key text', 'record text', ...(isHistory(kind) ? ['is_over boolean'] : [])]
    .concat(
      Object.entries(KIND_COLUMNS[kind] ?? {}).map(
        ([name, type]) => `${name} ${type.replace(/ (COLLATE|NOT NULL).*/, '')}`,
      ),
    )
    .join(', ');

const rowsOfKind = (kind: OwnedKind): string =>
  `json_to_recordset(${kind}_) AS changed (${rowType(kind)})`;

const remove = (table: string, kind: OwnedKind, which: string): string => `
    DELETE FROM ${table} AS stored USING ${rowsOfKind(kind)}
      WHERE stored.callcenter_id = callcenter_ AND stored.key = changed.key AND ${which};`;

const put = (table: string, kind: OwnedKind, which: string, key: string): string => {
  const names = ['record', ...Object.keys(KIND_COLUMNS[kind] ?? {})];
  const changes = names
    .filter((name) => name !== 'created_at' || !key.includes(name))
    .map((name) => `${name} = excluded.${name}`);
  return `
    INSERT INTO ${table} (callcenter_id, key, ${names.join(', ')})
      SELECT callcenter_, key, ${names.join(', ')} FROM ${rowsOfKind(kind)} WHERE ${which}
      ON CONFLICT (${key}) DO UPDATE SET ${changes.join(', ')};`;
};

const KEY = 'callcenter_id, key';

const storePlain = (kind: OwnedKind): string =>
  remove(kind, kind, 'changed.record IS NULL') + put(kind, kind, 'record IS NOT NULL', KEY);

/** What is over moves from those that live to the part of its day. */
const storeHistory = (kind: HistoryKind): string =>
  remove(`living_${kind}`, kind, '(changed.record IS NULL OR changed.is_over)') +
  remove(`past_${kind}`, kind, 'changed.record IS NULL') +
  put(`living_${kind}`, kind, 'NOT is_over', KEY) +
  put(`past_${kind}`, kind, 'is_over', `${KEY}, created_at`);

const storeKind = (kind: OwnedKind): string => `
  IF ${kind}_ IS NOT NULL THEN
    ${isHistory(kind) ? storeHistory(kind) : storePlain(kind)}
  END IF;`;

/**
 * Before all else: who owns the call center no more stores nothing. The number of a batch in doubt tells whether it was
 * stored.
 */
const PASS_FENCE = `
  IF epoch_ IS NOT NULL THEN
    UPDATE fence SET batch = batch_
      WHERE callcenter_id = callcenter_ AND epoch = epoch_ AND batch = batch_ - 1;
    IF NOT FOUND THEN
      PERFORM 1 FROM fence WHERE callcenter_id = callcenter_ AND epoch = epoch_ AND batch = batch_;
      RETURN CASE WHEN FOUND THEN 'stored-already' ELSE 'fenced' END;
    END IF;
  END IF;`;

/** A webhook that is new is told what happens from then on, and one that is removed leaves nothing behind. */
const STORE_CALLCENTER = `
  IF record_ IS NOT NULL THEN
    INSERT INTO callcenter (callcenter_id, record) VALUES (callcenter_, record_)
      ON CONFLICT (callcenter_id) DO UPDATE SET record = excluded.record;
    IF has_webhook_ THEN
      INSERT INTO webhook_position (callcenter_id, event_id)
        SELECT callcenter_, coalesce(max(event_id), 0) FROM event WHERE callcenter_id = callcenter_
        ON CONFLICT (callcenter_id) DO NOTHING;
    ELSE
      DELETE FROM webhook_position WHERE callcenter_id = callcenter_;
    END IF;
  ELSE
    PERFORM 1 FROM callcenter WHERE callcenter_id = callcenter_ FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'there is no call center %', callcenter_ USING ERRCODE = 'foreign_key_violation';
    END IF;
  END IF;`;

const STORE_EVENTS = `
  IF events_ IS NOT NULL THEN
    INSERT INTO event (callcenter_id, event, at, body)
      SELECT callcenter_, v ->> 'event', CAST(v ->> 'at' AS bigint), v ->> 'body'
      FROM json_array_elements(events_) WITH ORDINALITY AS each (v, n) ORDER BY n;
  END IF;`;

const REMOVE_CALLCENTER = `
  IF is_removed_ THEN
    ${OWNED_TABLES.map((table) => `DELETE FROM ${table} WHERE callcenter_id = callcenter_;`).join('\n    ')}
    DELETE FROM callcenter WHERE callcenter_id = callcenter_;
  END IF;`;

const PARAMETERS = [
  'callcenter_ text',
  'epoch_ bigint',
  'batch_ bigint',
  'record_ text',
  'has_webhook_ boolean',
  'is_removed_ boolean',
  ...OWNED_KINDS.map((kind) => `${kind}_ json`),
  'events_ json',
  'figures_ json',
];

const BODY = `
DECLARE${FIGURE_VARIABLES}
BEGIN
  ${PASS_FENCE}
  ${STORE_CALLCENTER}
  ${OWNED_KINDS.map(storeKind).join('')}
  ${STORE_EVENTS}
  ${STORE_FIGURES}
  ${REMOVE_CALLCENTER}
  RETURN 'stored';
END`;

/** Several versions of this service may be at work: each has a function of its own. */
export const STORE_BATCH = `store_batch_${createHash('sha256')
  .update(PARAMETERS.join() + BODY)
  .digest('hex')
  .slice(0, 16)}`;

export const CREATE_STORE_BATCH = `CREATE OR REPLACE FUNCTION ${STORE_BATCH} (${PARAMETERS.join(', ')})
  RETURNS text LANGUAGE plpgsql AS $$${BODY}$$`;

/** Answers the outcome as `outcome`. */
export const CALL_STORE_BATCH = `SELECT ${STORE_BATCH}(${PARAMETERS.map((_, index) => `$${index + 1}`).join(', ')}) AS outcome`;

const rowOf = (callcenter: string, change: RecordChange): object => ({
  key: plainKey(change.key),
  record: change.record === null ? null : marked(JSON.stringify(change.record)),
  ...columnsBeside(callcenter, change),
  is_over: isOver(change),
});

/** null where there are none. */
const toJson = (list: readonly object[]): string | null =>
  list.length === 0 ? null : JSON.stringify(list);

/** With texts that PostgreSQL can take out of their JSON. */
const plainOnes = (list: readonly object[]): string | null =>
  list.length === 0
    ? null
    : JSON.stringify(list, (_, value: unknown) =>
        typeof value === 'string' ? plain(value) : value,
      );

/** What the function is called with. */
export const valuesOf = ({
  callcenterId,
  changes,
  events,
  figures = [],
  fence,
}: Batch): (string | number | boolean | null)[] => {
  const last = new Map(changes.map((change) => [`${change.kind} ${change.key}`, change]));
  const ofKind = (kind: OwnedKind): object[] =>
    [...last.values()]
      .filter((change) => change.kind === kind)
      .map((change) => rowOf(callcenterId, change));
  const callcenter = [...last.values()].find((change) => change.kind === 'callcenter');
  const record = callcenter?.record ?? null;
  const told = events.map(({ event, at, body }) => ({ event, at, body: JSON.stringify(body) }));
  return [
    plain(callcenterId),
    fence?.epoch ?? null,
    fence?.batch ?? null,
    record === null ? null : marked(JSON.stringify(record)),
    record === null ? null : record.settings.webhook != null,
    callcenter?.record === null,
    ...OWNED_KINDS.map((kind) => toJson(ofKind(kind))),
    toJson(told),
    plainOnes(figures),
  ];
};
