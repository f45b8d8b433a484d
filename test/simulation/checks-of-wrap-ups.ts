import { begun } from '../../src/domain/afterwards.ts';
import { type Agent, agentState, isOffline } from '../../src/domain/agent.ts';
import { formatState, type RestingState } from '../../src/domain/agent-state.ts';
import type { Event, Outcome } from '../../src/domain/step.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { AgentName } from '../../src/domain/ids.ts';
import type { History } from './history.ts';
import { remembered } from './remembered.ts';
import { violated } from './violation.ts';

const AS_PROMISED = 'after a call an agent does what they were to do, and wraps up for as long';
const ASKED = 'what an agent asked for after their call is kept until then';
const ENDS = 'a wrap-up ends by itself, and only then are callers given';
const AS_LONG = 'who was won for a task wraps up as long as it says';

const isGone = (agent: Agent): boolean =>
  agent.phone.kind === 'gone' || formatState(agentState(agent)) === 'away/phone-gone';

/** An agent whose phone failed once too often is away, whatever they asked for. */
const isAway = (state: RestingState): boolean =>
  state.kind === 'away' && state.note === 'no-answer';

/** The phone of who talked or was rung is free. */
const checkFreed = (world: World, before: Agent, after: Agent): void => {
  if (before.presence.kind === 'resting' || after.presence.kind !== 'resting') return;
  // A phone that is back in the same step brings its agent the state before it was gone.
  if (isOffline(after) || isGone(before) || isGone(after)) return;
  if (before.loggedInAt !== after.loggedInAt) return;
  const promised = begun(before.presence.afterwards, world.now);
  const { state } = after.presence;
  if (formatState(promised) === formatState(state) || isAway(state)) {
    if (promised.kind !== 'wrap-up' || state.kind !== 'wrap-up') return;
    if (promised.until === state.until && formatState(promised.next) === formatState(state.next)) {
      return;
    }
  }
  violated(AS_PROMISED, { before, after });
};

/** The same call goes on. */
const checkAsked = (before: Agent, after: Agent): void => {
  const { presence: was } = before;
  const { presence: is } = after;
  if (was.kind === 'resting' || is.kind === 'resting' || was.callId !== is.callId) return;
  if (!was.afterwards.asked || is.afterwards.asked || isAway(is.afterwards.state)) return;
  violated(ASKED, { before, after });
};

const checkWrappingUp = (world: World, agent: Agent, isClock: boolean): void => {
  const { presence } = agent;
  if (presence.kind === 'resting') {
    const { state } = presence;
    if (state.kind === 'wrap-up' && isClock && state.until <= world.now) violated(ENDS, { agent });
    return;
  }
  const call = world.calls.get(presence.callId);
  if (call?.kind !== 'agent' || !('purpose' in call.phase)) return;
  const isForTask = call.phase.purpose.kind === 'task';
  if (isForTask && presence.afterwards.wrapUpMs > 0) violated(ENDS, { agent, call });
};

const checkWon = (world: World, { changes }: Outcome): void => {
  for (const change of changes) {
    if (change.kind !== 'queue_task' || change.record?.phase.kind !== 'success') continue;
    const { enqueue, phase } = change.record;
    const presence = world.agents.get(phase.selection.agent)?.presence;
    if (presence?.kind !== 'talking' || presence.callId !== phase.selection.callId) continue;
    const ms = enqueue.wrapUpMs ?? world.callcenter.settings.wrapUpSeconds * 1000;
    if (presence.afterwards.wrapUpMs !== ms) violated(AS_LONG, { presence, enqueue });
  }
};

const isAbout = (event: Event, name: AgentName): boolean =>
  event.kind === 'request' &&
  (event.request.kind === 'set-agent-state' ||
    event.request.kind === 'wrap-up' ||
    event.request.kind === 'log-out') &&
  event.request.agent === name;

const agentsOf = remembered((world): readonly Agent[] => [...world.agents.values()]);

/** Looks at agents before a step. What it gives checks, after the step, what they do after their calls. */
export const watchWrapUps = (
  world: World,
  history: History,
): ((event: Event, outcome: Outcome) => void) => {
  const agents = agentsOf(world);
  return (event, outcome) => {
    if (outcome.answer.kind === 'refused') return;
    for (const before of agents) {
      const after = world.agents.get(before.name);
      if (after === undefined) continue;
      if (after !== before && !isAbout(event, after.name)) {
        checkFreed(world, before, after);
        checkAsked(before, after);
      }
      const isNew = formatState(agentState(before)) !== formatState(agentState(after));
      if (isNew && agentState(after).kind === 'wrap-up') history.count('saw a wrap-up begin');
    }
    for (const agent of world.agents.values()) {
      checkWrappingUp(world, agent, event.kind === 'clock');
    }
    checkWon(world, outcome);
  };
};
