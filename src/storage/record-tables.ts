import type { RecordKind } from '../domain/engine/world/record-changes.ts';

/** Kinds of records that belong to a call center. Each has a table of its name. */
export type OwnedKind = Exclude<RecordKind, 'callcenter'>;

const TABLES: { readonly [Kind in OwnedKind]: Kind } = {
  extension: 'extension',
  agent: 'agent',
  work_channel: 'work_channel',
  condition: 'condition',
  queue_task: 'queue_task',
  call: 'call',
  conversation: 'conversation',
  kept_place: 'kept_place',
  alert: 'alert',
  last_talk: 'last_talk',
  note: 'note',
};

export const OWNED_KINDS: readonly OwnedKind[] = Object.values(TABLES);

/** Columns of all these tables. */
export interface RecordRow {
  readonly callcenter_id: string;
  readonly key: string;
  /** JSON of the whole record. */
  readonly record: string;
}

/** Columns of those that keep history. */
export interface HistoryRow extends RecordRow {
  readonly state: string;
  readonly created_at: number;
}

export type HistoryTable = 'queue_task' | 'conversation';
