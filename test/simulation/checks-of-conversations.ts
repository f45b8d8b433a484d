import { isLost } from '../../src/domain/call.ts';
import type { Conversation, Member, Pending } from '../../src/domain/conversation.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import { whisperedTo } from './hearing.ts';
import { violated } from './violation.ts';

const rings = (phase: { readonly kind: string }): boolean =>
  phase.kind === 'dialling' || phase.kind === 'ringing';

/** Whether what is waited for can still come. */
const isAlive = (world: World, { id }: Conversation, one: Pending): boolean => {
  switch (one.kind) {
    case 'phone': {
      const call = world.calls.get(one.callId);
      if (call?.kind !== 'agent') return false;
      if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return false;
      const { purpose } = call.phase;
      return purpose.kind === 'join' && purpose.conversationId === id;
    }
    case 'line': {
      const call = world.calls.get(one.callId);
      return call?.kind === 'outside' && rings(call.phase) && call.conversationId === id;
    }
    case 'task': {
      const origin = world.tasks.get(one.taskId)?.origin;
      return origin?.kind === 'conversation' && origin.conversationId === id;
    }
  }
};

const checkMember = (world: World, conversation: Conversation, member: Member): void => {
  const { callId, party } = member;
  const call = world.calls.get(callId);
  const isConnected =
    call?.kind === 'ivr'
      ? call.place.kind === 'talking' && call.answered && party.kind === 'outside'
      : (call?.phase.kind === 'up' || member.lost) &&
        (call?.kind === 'agent') === (party.kind === 'agent');
  if (isLost(call) !== member.lost) {
    violated('a phone is lost in all its conversations or in none', { conversation, call });
  }
  if (call?.onHold !== member.onHold) {
    violated('a phone holds in all its conversations or in none', { conversation, call });
  }
  if (!isConnected) violated('members are connected', { conversation, call });
  if (!world.memberships.of(callId).includes(conversation.id)) {
    violated('members know of their conversation', { conversation, call });
  }
};

/** Who whispers speaks, and to another agent who is there. */
const checkWhisper = (conversation: Conversation, member: Member): void => {
  const { whisperTo, mode } = member;
  if (whisperTo === null) return;
  const target = whisperedTo(conversation, member);
  const isRight = target !== undefined && target !== member && (mode === 1 || mode === 3);
  if (!isRight) violated('who whispers does so to another agent who is there', conversation);
};

const checkPending = (world: World, conversation: Conversation): void => {
  const { members, pending } = conversation;
  const dead = pending.find((one) => !isAlive(world, conversation, one));
  if (dead !== undefined) violated('what is waited for can come', { dead, conversation });
  if (members.length < 2 && pending.length === 0) {
    violated('one alone who waits for nobody is no conversation', conversation);
  }
  const isCalledFirst = pending.some(
    (one) => one.kind === 'line' && world.callbacks.calledBy(one.callId) !== undefined,
  );
  if (members.length === 0 && !isCalledFirst && !pending.some(({ kind }) => kind === 'phone')) {
    violated('somebody is there to wait', conversation);
  }
};

/** What must be true of each conversation on record. */
export const checkConversation = (world: World, conversation: Conversation): void => {
  const { members, phase, opening, begunAt } = conversation;
  if (phase.kind !== 'live') violated('conversations that are over are not kept', conversation);
  const ids = new Set(members.map(({ callId }) => callId));
  if (ids.size < members.length) violated('a call is a member once', conversation);
  for (const member of members) {
    checkMember(world, conversation, member);
    checkWhisper(conversation, member);
  }
  checkPending(world, conversation);
  if (members.length >= 2 && opening === null && begunAt === null) {
    violated('a conversation begins when two are connected', conversation);
  }
};
