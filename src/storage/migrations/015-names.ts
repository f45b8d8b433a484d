import type { Knex } from 'knex';
import { canonicalName } from '../../domain/names.ts';
import { OWNED_KINDS, type OwnedKind, type RecordRow } from '../record-tables.ts';
import type { Migration, Note } from './migration.ts';

type Named = Extract<OwnedKind, 'agent' | 'work_channel' | 'condition'>;

interface StoredName {
  readonly callcenter: string;
  readonly kind: Named;
  readonly name: string;
}

/** What is called anew in one call center: names by those before. */
type NewNames = ReadonlyMap<string, string>;

/** Steps in a path, which were names once. */
const STEPS: Readonly<Record<string, string>> = { '.': 'dot', '..': 'dot-dot' };

/** What users gave to carry along is theirs, and stays as it is. */
const THEIRS: ReadonlySet<string> = new Set(['data', 'userData', 'rejectData', 'variables']);

const rightName = (name: string): string => STEPS[name] ?? canonicalName(name);

const storedNames = (knex: Knex): Promise<StoredName[]> =>
  knex.raw<StoredName[]>(`SELECT callcenter_id AS callcenter, kind, name FROM (
    SELECT callcenter_id, 1 AS kinds, 'work_channel' AS kind, rowid AS number, key AS name FROM work_channel
    UNION ALL
    SELECT callcenter_id, 2, 'agent', rowid, key FROM agent
    UNION ALL
    SELECT callcenter_id, 3, 'condition', rowid, record ->> '$.name' FROM condition
  ) ORDER BY callcenter_id, kinds, number`);

/** Names that are taken, in each call center for each kind. */
class Taken {
  readonly #taken = new Set<string>();

  has({ callcenter, kind }: StoredName, name: string): boolean {
    return this.#taken.has(JSON.stringify([callcenter, kind, name]));
  }

  add({ callcenter, kind }: StoredName, name: string): void {
    this.#taken.add(JSON.stringify([callcenter, kind, name]));
  }
}

/** The first of `é`, `é-2`, `é-3` … that is free among all that had the old name. */
const freeName = (taken: Taken, those: readonly StoredName[], wanted: string): string => {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!those.some((one) => taken.has(one, name))) return name;
  }
};

/** One new name for each old one, whatever has it, so that all that mention it still mean the same. */
const newNames = (stored: readonly StoredName[]): Map<string, Map<string, string>> => {
  const taken = new Taken();
  const wrong = new Map<string, Map<string, StoredName[]>>();
  for (const one of stored) {
    if (rightName(one.name) === one.name) {
      taken.add(one, one.name);
      continue;
    }
    const names = wrong.get(one.callcenter) ?? new Map<string, StoredName[]>();
    wrong.set(one.callcenter, names);
    names.set(one.name, [...(names.get(one.name) ?? []), one]);
  }
  const renamed = new Map<string, Map<string, string>>();
  for (const [callcenter, names] of wrong) {
    const byOld = new Map<string, string>();
    renamed.set(callcenter, byOld);
    for (const [old, those] of names) {
      const name = freeName(taken, those, rightName(old));
      for (const one of those) taken.add(one, name);
      byOld.set(old, name);
    }
  }
  return renamed;
};

/** A record with new names. A skill is the same however it was written: its name is only made canonical. */
const renamedIn = (value: unknown, names: NewNames, isSkill = false): unknown => {
  if (typeof value === 'string') {
    return isSkill ? canonicalName(value) : (names.get(value) ?? value);
  }
  if (Array.isArray(value)) {
    return (value as readonly unknown[]).map((one) => renamedIn(one, names, isSkill));
  }
  if (typeof value !== 'object' || value === null) return value;
  const skill = isSkill || ('kind' in value && value.kind === 'skill');
  const members = Object.entries(value as Record<string, unknown>).map(([key, member]) => [
    key,
    THEIRS.has(key) ? member : renamedIn(member, names, skill || key === 'skills'),
  ]);
  return Object.fromEntries(members) as unknown;
};

/** Of two skills that are one, the later counts, as if it had been set last. */
const withoutTwins = (record: Record<string, unknown>): Record<string, unknown> => {
  const { skills } = record;
  if (!Array.isArray(skills)) return record;
  const byName = new Map((skills as { name: string }[]).map((skill) => [skill.name, skill]));
  return { ...record, skills: [...byName.values()] };
};

const keyOf = (kind: OwnedKind, before: string, record: Record<string, unknown>): string => {
  const { name, workChannel } = record as { name: string; workChannel: string };
  if (kind === 'condition') return `${workChannel}/${name}`;
  return kind === 'agent' || kind === 'work_channel' ? name : before;
};

const renameRecords = async (
  knex: Knex,
  kind: OwnedKind,
  callcenter: string,
  names: NewNames,
): Promise<void> => {
  const rows = await knex<RecordRow & { rowid: number }>(kind)
    .where('callcenter_id', callcenter)
    .select('rowid', 'key', 'record');
  for (const { rowid, key, record } of rows) {
    const before = JSON.parse(record) as Record<string, unknown>;
    const after = withoutTwins(renamedIn(before, names) as Record<string, unknown>);
    const text = JSON.stringify(after);
    if (text === JSON.stringify(before)) continue;
    await knex(kind)
      .where({ rowid })
      .update({ key: keyOf(kind, key, after), record: text });
  }
};

/** Columns that hold names beside the records. */
const COLUMNS = [
  ['ended_task', 'work_channel'],
  ['ended_task', 'condition'],
  ['ended_task', 'agent'],
  ['ended_ring', 'work_channel'],
  ['ended_ring', 'condition'],
  ['ended_ring', 'agent'],
  ['agent_span', 'work_channel'],
  ['agent_span', 'condition'],
  ['agent_span', 'agent'],
  ['api_key', 'agent'],
] as const;

const rename = async (knex: Knex, callcenter: string, names: NewNames): Promise<void> => {
  for (const kind of OWNED_KINDS) await renameRecords(knex, kind, callcenter, names);
  for (const [old, name] of names) {
    for (const [table, column] of COLUMNS) {
      await knex(table)
        .where({ callcenter_id: callcenter, [column]: old })
        .update({ [column]: name });
    }
    // A trigger has put the new name beside the old one.
    await knex('conversation_agent').where({ callcenter_id: callcenter, agent: old }).del();
  }
};

/** Call centers in which a skill of an agent is not in its canonical form. */
const withOddSkills = async (knex: Knex): Promise<Set<string>> => {
  const rows = await knex('agent').select<{ callcenter_id: string; record: string }[]>(
    'callcenter_id',
    'record',
  );
  const odd = rows.filter(({ record }) => canonicalName(record) !== record);
  return new Set(odd.map(({ callcenter_id: callcenter }) => callcenter));
};

/**
 * Names that are not in Unicode's form NFC, or are steps in a path, could not be reached any more. They
 * are written as they are compared; where two would be one, the later one is called `é-2`.
 */
export const names: Migration = {
  name: '015-names',
  up: async (knex, note) => {
    const renamed = newNames(await storedNames(knex));
    for (const callcenter of await withOddSkills(knex)) {
      if (!renamed.has(callcenter)) renamed.set(callcenter, new Map());
    }
    for (const [callcenter, byOld] of renamed) {
      await rename(knex, callcenter, byOld);
      for (const [old, name] of byOld) {
        const fields: Note['fields'] = { callcenter_id: callcenter, before: old, name };
        note({ fields, message: 'what had an impossible name is called anew' });
      }
    }
  },
};
