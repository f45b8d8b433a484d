import type { Alert } from '../../alert.ts';
import type { Agent } from '../../agent.ts';
import type { Call } from '../../call.ts';
import type { Callcenter } from '../../callcenter.ts';
import type { Conversation } from '../../conversation.ts';
import type { Extension } from '../../extension.ts';
import type { KeptPlace } from '../../kept-place.ts';
import type { LastTalk } from '../../last-talk.ts';
import type { Note } from '../../note.ts';
import type { QueueTask } from '../../queue-task.ts';
import type { StoredCondition } from '../../stored-condition.ts';
import type { WorkChannel } from '../../work-channel.ts';
import type { Change } from './table.ts';
import type { World } from './world.ts';

/** The kinds of records, and what one of each holds. */
export interface RecordKinds {
  callcenter: Callcenter;
  extension: Extension;
  agent: Agent;
  work_channel: WorkChannel;
  condition: StoredCondition;
  queue_task: QueueTask;
  call: Call;
  conversation: Conversation;
  kept_place: KeptPlace;
  alert: Alert;
  last_talk: LastTalk;
  note: Note;
}

export type RecordKind = keyof RecordKinds;

/** One record as it is to be stored; null: it is to be removed. */
export type RecordChange = {
  [Kind in RecordKind]: {
    readonly kind: Kind;
    readonly key: string;
    readonly record: RecordKinds[Kind] | null;
  };
}[RecordKind];

const changesOf = <Kind extends RecordKind>(
  kind: Kind,
  table: { changes(): readonly Change<string, RecordKinds[Kind]>[] },
): RecordChange[] =>
  table
    .changes()
    .filter(({ before, after }) => before !== after)
    .map(({ key, after }) => ({ kind, key, record: after ?? null }) as RecordChange);

/** What the step changed in the records, each record once, with its last state. */
export const recordChanges = (world: World): RecordChange[] => [
  ...changesOf('callcenter', world.callcenters),
  ...changesOf('extension', world.extensions),
  ...changesOf('agent', world.agents),
  ...changesOf('work_channel', world.workChannels),
  ...changesOf('condition', world.conditions),
  ...changesOf('queue_task', world.tasks),
  ...changesOf('call', world.calls),
  ...changesOf('conversation', world.conversations),
  ...changesOf('kept_place', world.keptPlaces),
  ...changesOf('alert', world.alerts),
  ...changesOf('last_talk', world.lastTalks),
  ...changesOf('note', world.notes),
];
