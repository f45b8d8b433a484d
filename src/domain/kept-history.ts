import type { Call } from './call.ts';
import type { Conversation, Member } from './conversation.ts';
import type { OutwardEvent } from './engine/world/outward-event.ts';
import type { CallcenterId } from './ids.ts';
import type { QueueTask } from './queue-task.ts';

/** Whose story is told. */
export interface Subject {
  readonly kind: 'call' | 'queue-task' | 'conversation';
  readonly id: string;
}

/** All that is still stored of a subject and of what it met. */
export interface KeptHistory {
  readonly callcenterId: CallcenterId;
  readonly subject: Subject;
  /** Oldest first. */
  readonly tasks: readonly QueueTask[];
  /** Oldest first. */
  readonly conversations: readonly Conversation[];
  /** Those that still go on. */
  readonly calls: readonly Call[];
  /** In their order. They are gone long before tasks and conversations are. */
  readonly events: readonly OutwardEvent[];
}

/** A text in an event's body; empty if there is none of that name. */
export const textIn = ({ body }: Pick<OutwardEvent, 'body'>, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

/** A member of a conversation, as its events carry it. */
export interface ToldMember {
  readonly call_id: string;
  readonly agent_name?: string;
  readonly number?: string;
  readonly mode: Member['mode'];
  readonly join_time: number;
  readonly mode_since: number;
  readonly whisper_to?: string;
  /** Absent in events of before it was known. */
  readonly on_hold?: boolean;
}

/** Those of `parts_changed`; none in other events. */
export const membersIn = ({ body }: Pick<OutwardEvent, 'body'>): readonly ToldMember[] => {
  const members: unknown = body['members'];
  // The engine wrote them, in this shape.
  return Array.isArray(members) ? (members as readonly ToldMember[]) : [];
};
