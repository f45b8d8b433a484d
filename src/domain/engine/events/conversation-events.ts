import type { Conversation, Member, Pending } from '../../conversation.ts';
import type { AgentName } from '../../ids.ts';
import { recordingFile } from '../../recording.ts';
import type { JsonValue, OutwardEvent, OutwardEventName } from '../world/outward-event.ts';
import type { Change } from '../world/table.ts';
import { waitsFor } from './waits-for.ts';
import type { World } from '../world/world.ts';

const agentsIn = (conversation: Conversation | undefined): AgentName[] =>
  conversation?.phase.kind === 'live'
    ? conversation.members.flatMap(({ party }) => (party.kind === 'agent' ? party.name : []))
    : [];

const userDataOf = (conversation: Conversation | undefined): Record<string, JsonValue> => {
  const userData = conversation?.userData ?? null;
  return userData === null ? {} : { user_data: userData };
};

/** Agents who entered or left a conversation. */
export const membershipEvents = (
  world: World,
  { key, before, after }: Change<string, Conversation>,
): OutwardEvent[] => {
  const was = new Set(agentsIn(before));
  const is = new Set(agentsIn(after));
  const conversationEvent = (name: AgentName, type: 'enter' | 'exit'): OutwardEvent => ({
    event: 'callcenter.agent.conversation_changed',
    at: world.now,
    body: { name, type, conversation_id: key, ...userDataOf(after ?? before) },
  });
  return [
    ...[...is].filter((name) => !was.has(name)).map((name) => conversationEvent(name, 'enter')),
    ...[...was].filter((name) => !is.has(name)).map((name) => conversationEvent(name, 'exit')),
  ];
};

const memberBody = (member: Member): JsonValue => ({
  call_id: member.callId,
  ...(member.party.kind === 'agent'
    ? { agent_name: member.party.name }
    : { number: member.party.number, name: member.party.name }),
  mode: member.mode,
  ...(member.whisperTo === null ? {} : { whisper_to: member.whisperTo }),
  on_hold: member.onHold,
  lost: member.lost,
  join_time: member.joinedAt,
  mode_since: member.modeSince,
});

const beginBody = (conversation: Conversation): Record<string, JsonValue> => ({
  type: conversation.type,
  queue_task_id: conversation.taskId,
  agents: conversation.agents,
  recording: conversation.recording,
  agent_call_id: conversation.members.find(({ party }) => party.kind === 'agent')?.callId ?? null,
});

const endBody = (conversation: Conversation): Record<string, JsonValue> => {
  const { type, createdAt, begunAt, phase } = conversation;
  if (phase.kind === 'live') return {};
  return {
    type,
    begin_time: begunAt ?? createdAt,
    end_time: phase.endedAt,
    end_reason: phase.reason,
    record_file: recordingFile(conversation),
    agents: conversation.agents,
  };
};

/** Its recording was started, paused, resumed or stopped. What was wanted from the beginning is told by the beginning. */
const recordingEvent = (
  world: World,
  before: Conversation | undefined,
  after: Conversation,
): Record<string, JsonValue> | null =>
  before === undefined || before.recording === after.recording
    ? null
    : {
        recording: after.recording,
        previous_recording: before.recording,
        reason: world.reason,
        agent_name: world.recordingsAskedBy.get(after.id) ?? null,
        record_file: recordingFile(after),
        agents: after.agents,
      };

const NOBODY: readonly Member[] = [];

/** Nobody is there yet, and nobody was before. */
const isEmpty = (before: Conversation | undefined, after: Conversation): boolean =>
  (before?.members ?? NOBODY).length + after.members.length === 0;

const keyOf = (pending: Pending): string =>
  pending.kind === 'task' ? pending.taskId : pending.callId;

/** The same people are there in the same way, and it waits for the same. */
const isAsBefore = (before: Conversation | undefined, after: Conversation): boolean =>
  before?.members === after.members &&
  (before.pending === after.pending ||
    before.pending.map(keyOf).join() === after.pending.map(keyOf).join());

/** A conversation's beginning, the coming and going of its members, its end. */
export const conversationEvents = (
  world: World,
  { before, after }: Change<string, Conversation>,
): OutwardEvent[] => {
  if (after === undefined) return [];
  const tell = (event: OutwardEventName, body: Record<string, JsonValue>): OutwardEvent => ({
    event,
    at: world.now,
    body: { id: after.id, ...body, ...userDataOf(after) },
  });
  if (after.phase.kind === 'over') return [tell('callcenter.conversation.end', endBody(after))];
  const recording = recordingEvent(world, before, after);
  return [
    ...((before?.begunAt ?? null) === null && after.begunAt !== null
      ? [tell('callcenter.conversation.begin', beginBody(after))]
      : []),
    ...(isAsBefore(before, after) || isEmpty(before, after)
      ? []
      : [
          tell('callcenter.conversation.parts_changed', {
            members: after.members.map(memberBody),
            waits_for: waitsFor(world, after).map((awaited) => ({ ...awaited })),
          }),
        ]),
    ...(recording === null ? [] : [tell('callcenter.conversation.recording_changed', recording)]),
  ];
};
