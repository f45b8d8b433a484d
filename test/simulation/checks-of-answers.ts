import type { Conversation, Member } from '../../src/domain/conversation.ts';
import type { Answer, Event, Outcome } from '../../src/domain/step.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { AgentName, ConversationId, Instant, QueueTaskId } from '../../src/domain/ids.ts';
import type { Request } from '../../src/domain/requests/request.ts';
import { must, violated } from './violation.ts';

const membersIn = (world: World, id: ConversationId): readonly Member[] =>
  world.conversations.get(id)?.members ?? [];

const memberNamed = (world: World, id: ConversationId, agent: AgentName): Member | undefined =>
  membersIn(world, id).find(({ party }) => party.kind === 'agent' && party.name === agent);

const waitsFor = (world: World, id: ConversationId, awaited: unknown): boolean =>
  (world.conversations.get(id)?.pending ?? []).some((one) => {
    return (one.kind === 'task' ? one.taskId : one.callId) === awaited;
  });

/** The task is over at once, as it is for an agent whom the caller knows, and who is not there. */
const isForNobody = (
  world: World,
  { enqueue }: { readonly enqueue: string },
  taskId: unknown,
): boolean =>
  enqueue.includes('<last_agent') && world.tasks.get(taskId as QueueTaskId) === undefined;

const isOnRecord = (world: World, id: ConversationId): boolean =>
  world.conversations.get(id) !== undefined;

/** Whether they are there as they wished, or their phone rings for it. */
const takesPart = (
  world: World,
  id: ConversationId,
  agent: AgentName,
  callId: unknown,
  mode: number,
): boolean => {
  const member = memberNamed(world, id, agent);
  return member === undefined
    ? waitsFor(world, id, callId)
    : member.callId === callId && member.mode === mode;
};

const moved = (world: World, id: ConversationId, before: readonly Member[]): boolean =>
  before.every(({ callId }) => membersIn(world, id).some((member) => member.callId === callId));

/** What must be so when the request was answered; undefined: nothing is known. */
const isDone = (
  world: World,
  request: Request,
  value: unknown,
  other: Conversation | undefined,
): boolean | undefined => {
  switch (request.kind) {
    case 'set-mode': {
      const member = memberNamed(world, request.conversationId, request.agent);
      return member?.mode === request.mode && member.whisperTo === request.whisperTo;
    }
    case 'set-member-mode': {
      const { member: who } = request;
      const member = membersIn(world, request.conversationId).find(({ callId, party }) =>
        who.kind === 'call'
          ? callId === who.callId
          : party.kind === 'agent' && party.name === who.agent,
      );
      return member?.mode === request.mode;
    }
    case 'enter':
      return takesPart(world, request.conversationId, request.agent, value, request.mode);
    case 'exit':
      return memberNamed(world, request.conversationId, request.agent) === undefined;
    case 'xfer-agent':
      return (
        memberNamed(world, request.conversationId, request.agent) === undefined &&
        (waitsFor(world, request.conversationId, value) || isForNobody(world, request, value))
      );
    case 'xfer-out':
      return (
        memberNamed(world, request.conversationId, request.agent) === undefined &&
        waitsFor(world, request.conversationId, value)
      );
    case 'invite-agent':
      return waitsFor(world, request.conversationId, value) || isForNobody(world, request, value);
    case 'invite-out':
      return waitsFor(world, request.conversationId, value);
    case 'merge':
      return (
        !isOnRecord(world, request.other) &&
        moved(world, request.source, other?.members ?? []) &&
        memberNamed(world, request.source, request.agent)?.mode !== 4
      );
    case 'dismiss':
      return !isOnRecord(world, request.conversationId);
    case 'cancel-task':
      return world.tasks.get(request.taskId) === undefined;
    case 'log-out':
      return world.agents.get(request.agent) === undefined;
    default:
      return undefined;
  }
};

/** Whether the request asks for a third in a conversation that takes two. */
const wouldBeThird = (world: World, request: Request): boolean => {
  const isJoining =
    request.kind === 'enter' || request.kind === 'invite-agent' || request.kind === 'invite-out';
  if (!isJoining && request.kind !== 'merge') return false;
  const id = request.kind === 'merge' ? request.source : request.conversationId;
  const conversation = world.conversations.get(id);
  if (conversation?.level !== 1) return false;
  return conversation.members.length + conversation.pending.length >= 2;
};

/** Whether an agent who may enter where they are invited alone would enter where nobody expects them. */
const wouldIntrude = (world: World, request: Request): boolean => {
  if (request.kind !== 'enter' || request.uninvited) return false;
  const pending = world.conversations.get(request.conversationId)?.pending ?? [];
  const expected = pending.map((one) =>
    one.kind === 'task' ? world.tasks.get(one.taskId) : world.calls.get(one.callId),
  );
  // Whether as the agent whose phone rings, as the one who is selected, or as an entry's target.
  return !JSON.stringify(expected).includes(`"${request.agent}"`);
};

/** Whether an agent would invite somebody into a conversation that they are not in. */
const wouldInviteElsewhere = (world: World, request: Request): boolean => {
  if (request.kind !== 'invite-agent' && request.kind !== 'invite-out') return false;
  const { agent, conversationId } = request;
  return agent !== null && memberNamed(world, conversationId, agent) === undefined;
};

/**
 * Notes what a request is about; what it answers afterwards must be so, unless time that was up
 * already undoes it in the same step.
 */
export const expectDone = (
  world: World,
  request: Request,
  at: Instant,
): ((answer: Answer) => void) => {
  const other = request.kind === 'merge' ? world.conversations.get(request.other) : undefined;
  const isFull = wouldBeThird(world, request);
  const isIntruder = wouldIntrude(world, request);
  const isElsewhere = wouldInviteElsewhere(world, request);
  const isLate = (world.deadlines.next() ?? Infinity) < at;
  return (answer) => {
    if (answer.kind !== 'done' || isLate) return;
    must('a full conversation is refused', !isFull, () => JSON.stringify(request));
    must('nobody enters uninvited who may not', !isIntruder, () => JSON.stringify(request));
    must('agents invite where they are', !isElsewhere, () => JSON.stringify(request));
    must(
      'what a request answers is so',
      isDone(world, request, answer.value, other) !== false,
      () => JSON.stringify({ request, answer }),
    );
  };
};

/** The transfer key is answered at once and in one way: who has their way leaves what they talk in. */
export const checkTransfer = (world: World, event: Event, { commands }: Outcome): void => {
  if (event.kind !== 'fact' || event.fact.kind !== 'transfer-asked') return;
  const { callId } = event.fact;
  const answers = commands.filter((one) => one.kind === 'answer-transfer');
  const call = world.calls.get(callId);
  const isRight =
    call === undefined
      ? answers.length <= 1
      : answers.length === 1 && answers.every((answer) => answer.callId === callId);
  if (!isRight) violated('who asks for a transfer is answered', { answers, call });
};
