import type { Conversation } from '../../domain/conversation.ts';
import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import type { Extension } from '../../domain/extension.ts';
import type { Note } from '../../domain/note.ts';
import { type QueueTask, selectionOf } from '../../domain/queue-task.ts';
import { foundByAgent, foundByNumber, LIVING_CONVERSATIONS } from '../conversation.ts';
import { LIVING_TASKS } from '../queue-task.ts';

type Columns = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

const NOTHING_ELSE: Columns = {};

/**
 * What stands beside a record that is stored, so that it is found. In SQLite such columns are derived by the database; here
 * they are made of the record where it is written.
 * @param change of a record that is not removed
 */
export const columnsBeside = (callcenter: string, change: RecordChange): Columns => {
  if (change.record === null) return NOTHING_ELSE;
  switch (change.kind) {
    case 'extension':
      return extensionColumns(change.record);
    case 'queue_task':
      return taskColumns(change.record);
    case 'conversation':
      return conversationColumns(callcenter, change.record);
    case 'note':
      return noteColumns(change.record);
    default:
      return NOTHING_ELSE;
  }
};

/** Whether a record of a kind that keeps history is over. */
export const isOver = ({ kind, record }: RecordChange): boolean => {
  if (record === null) return false;
  if (kind === 'queue_task') return !LIVING_TASKS.includes(record.phase.kind);
  return kind === 'conversation' && !LIVING_CONVERSATIONS.includes(record.phase.kind);
};

const extensionColumns = (extension: Extension): Columns => ({
  sip_user: extension.kind === 'sip-terminal' ? plain(extension.user) : null,
});

/** The agent who was chosen last, also when their phone has failed since. */
const taskColumns = (task: QueueTask): Columns => ({
  state: task.phase.kind,
  created_at: task.createdAt,
  agent: selectionOf(task)?.agent ?? task.attempts.at(-1)?.agent ?? null,
});

const conversationColumns = (callcenter: string, conversation: Conversation): Columns => ({
  state: conversation.phase.kind,
  created_at: conversation.createdAt,
  found_by: [
    ...conversation.agents.map((agent) => plain(foundByAgent(callcenter, agent))),
    ...conversation.numbers.map((number) => plain(foundByNumber(callcenter, number))),
  ],
  recorded: conversation.recorded,
  has_recording: conversation.recorded && conversation.begunAt !== null,
});

const noteColumns = ({ conversationAt, outcome, agent }: Note): Columns => ({
  conversation_at: conversationAt,
  outcome: outcome === null ? null : plain(outcome),
  agent,
});

/** PostgreSQL has no sign of the code 0 in its texts, nor half a sign. */
export const plain = (text: string): string =>
  text.includes('\u0000') || HALF.test(text)
    ? Buffer.from(text.replaceAll('\u0000', '\ufffd')).toString()
    : text;

/** By itself, without the other half. */
const HALF = /\p{Surrogate}/u;

/** The same for keys: two that differ stay two. */
export const plainKey = (key: string): string =>
  plain(key.replaceAll('\u0001', '\u0001\u0001').replaceAll('\u0000', '\u0001\u0002'));
