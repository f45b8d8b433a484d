import type { AgentCall, Call } from '../../src/domain/call.ts';
import type { Fact } from '../../src/domain/engine/world/fact.ts';
import { lostAt } from '../../src/domain/engine/world/lost-at.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { ConversationId } from '../../src/domain/ids.ts';
import type { Event, Outcome } from '../../src/domain/step.ts';
import { remembered } from './remembered.ts';
import { must, violated } from './violation.ts';

const WAITED_FOR =
  'a lost phone is waited for by its agent, in a conversation, and rung at most once';
const LONG_ENOUGH = 'whose phone is lost is waited for as long as the call center says';

/** An agent's call that is up or lost, and the conversations in which it is. */
interface Talk {
  readonly call: AgentCall;
  readonly conversations: readonly ConversationId[];
}

const talksOf = remembered((world): readonly Talk[] =>
  [...world.calls.values()].flatMap((call) =>
    call.kind === 'agent' && (call.phase.kind === 'up' || call.phase.kind === 'lost')
      ? { call, conversations: [...world.memberships.of(call.id)] }
      : [],
  ),
);

/** By these an agent who was on the line a moment ago leaves for no other reason than that nothing is heard of them. */
const LOSSES: ReadonlySet<Fact['kind']> = new Set([
  'phone-silent',
  'phone-heard',
  'phone-registered',
  'phone-unregistered',
]);

const isLoss = (event: Event, { phase, id }: AgentCall): boolean => {
  if (event.kind !== 'fact') return event.kind === 'clock';
  const { fact } = event;
  if (fact.kind === 'call-gone' && fact.callId === id) return fact.cause === 'lost';
  return phase.kind === 'lost' || LOSSES.has(fact.kind);
};

const declines = (event: Event, { phase }: AgentCall): boolean =>
  event.kind === 'fact' &&
  event.fact.kind === 'call-gone' &&
  event.fact.cause === 'declined' &&
  phase.kind === 'lost' &&
  phase.rejoin.kind === 'ringing' &&
  phase.rejoin.callId === event.fact.callId;

/** Whether it is time to wait no longer for the agent. */
const isGivenUp = (world: World, event: Event, call: AgentCall): boolean => {
  const { phase } = call;
  if (phase.kind === 'lost') return phase.until <= world.now || declines(event, call);
  return world.callcenter.settings.rejoinSeconds === 0;
};

/** Of a conversation that goes on. */
const hasLeft = (world: World, { agent }: AgentCall, id: ConversationId): boolean => {
  const conversation = world.conversations.get(id);
  if (conversation === undefined) return false;
  return !conversation.members.some(({ party }) => party.kind === 'agent' && party.name === agent);
};

const checkLeft = (world: World, event: Event, { call, conversations }: Talk): void => {
  if (!isLoss(event, call) || isGivenUp(world, event, call)) return;
  const left = conversations.find((id) => hasLeft(world, call, id));
  if (left !== undefined) violated(LONG_ENOUGH, { call, left, event });
};

/** Conversations that ended because nobody was waited for any longer. */
const checkEnds = (
  world: World,
  event: Event,
  talks: readonly Talk[],
  { changes }: Outcome,
): void => {
  const ended = changes.flatMap(({ kind, record }) =>
    kind === 'conversation' && record?.phase.kind === 'over' && record.phase.reason === 'phone-lost'
      ? record
      : [],
  );
  for (const conversation of ended) {
    const isTime = talks.some(
      ({ call }) => conversation.agents.includes(call.agent) && isGivenUp(world, event, call),
    );
    if (!isTime) violated(LONG_ENOUGH, { conversation, event });
  }
};

/** Until when they are waited for, from the loss on, and whatever happens meanwhile. */
const checkUntil = (world: World, { phase: was }: AgentCall, is: Call | undefined): void => {
  if (is?.kind !== 'agent' || is.phase.kind !== 'lost') return;
  const { rejoinSeconds } = world.callcenter.settings;
  const until = was.kind === 'lost' ? was.until : world.now + rejoinSeconds * 1000;
  if (is.phase.until !== until) violated(LONG_ENOUGH, { was, is, rejoinSeconds });
};

const isLostNow = (call: Call | undefined): boolean =>
  call?.kind === 'agent' && call.phase.kind === 'lost';

/** What there was to be checked. */
const seenOf = (world: World, event: Event, { call }: Talk): string[] => {
  const is = isLostNow(world.calls.get(call.id));
  if (call.phase.kind === 'up') {
    const by = event.kind === 'fact' ? event.fact.kind : event.kind;
    return is ? [`saw a phone lost by ${by}`] : [];
  }
  return !is && isGivenUp(world, event, call) ? ['waited in vain for a lost phone'] : [];
};

/** Looks at who talks before a step. What it gives checks, after it, that those whose phone is lost are waited for. */
export const watchLost = (world: World, event: Event): ((outcome: Outcome) => string[]) => {
  const talks = talksOf(world);
  const returns = isReturn(world, event);
  return (outcome) => {
    for (const talk of talks) {
      checkLeft(world, event, talk);
      checkUntil(world, talk.call, world.calls.get(talk.call.id));
    }
    checkEnds(world, event, talks, outcome);
    checkLost(world, event.kind === 'clock');
    return [
      ...(returns ? ['came back after a loss'] : []),
      ...talks.flatMap((talk) => seenOf(world, event, talk)),
    ];
  };
};

const checkLostCall = (world: World, call: AgentCall): void => {
  if (call.phase.kind !== 'lost') return;
  const { rejoin } = call.phase;
  const rings = [...world.calls.values()].filter(
    (one) => one.kind === 'agent' && isFor(one.phase, call),
  );
  const isRung = rejoin.kind === 'ringing';
  const isRight = isRung
    ? rings.length === 1 && rings[0]?.id === rejoin.callId
    : rings.length === 0;
  if (!isRight) violated(WAITED_FOR, { call, rings });
};

const isFor = (phase: AgentCall['phase'], { id }: AgentCall): boolean =>
  (phase.kind === 'dialling' || phase.kind === 'ringing') &&
  phase.purpose.kind === 'rejoin' &&
  phase.purpose.lost === id;

/** @param isClock all that is due by now was just looked at */
const checkLost = (world: World, isClock: boolean): void => {
  for (const call of world.calls.values()) {
    if (call.kind === 'agent') checkLostCall(world, call);
    if (!isClock) continue;
    const isWaiting =
      call.kind !== 'agent' || call.phase.kind !== 'lost' || call.phase.until > world.now;
    must('nobody waits longer for a lost phone than they should', isWaiting, () =>
      JSON.stringify(call),
    );
    const at = lostAt(world, call);
    must('what is not heard for long is lost', at === null || at > world.now, () =>
      JSON.stringify(call),
    );
  }
};

/** Whether an agent answers whose phone was lost. */
const isReturn = (world: World, event: Event): boolean => {
  if (event.kind !== 'fact' || event.fact.kind !== 'phone-answered') return false;
  const call = world.calls.get(event.fact.callId);
  if (call?.kind !== 'agent' || !('purpose' in call.phase)) return false;
  return call.phase.purpose.kind === 'rejoin';
};
