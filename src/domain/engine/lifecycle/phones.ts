import { type Agent, resting } from '../../agent.ts';
import { type Afterwards, begun } from '../../afterwards.ts';
import type { RestingState } from '../../agent-state.ts';
import type { AgentCall, PhoneFailure } from '../../call.ts';
import type { World } from '../world/world.ts';

/** A phone that failed is not dialled again sooner after it was dialled. */
const PHONE_REST_MS = 2000;

/** Why an agent has the state that they asked for while the call went on. */
const AFTER_CALL = 'after-call';

const ownerOf = (world: World, call: AgentCall): Agent | undefined => {
  const agent = world.agents.get(call.agent);
  if (agent === undefined || agent.presence.kind === 'resting') return undefined;
  return agent.presence.callId === call.id ? agent : undefined;
};

const endedByPlatform = ({ phase }: AgentCall): boolean =>
  phase.kind === 'ending' && phase.reason !== 'no-answer' && phase.reason !== 'lost';

/** The call with an agent's phone is gone: the agent takes the state that they are to have afterwards. */
export const freePhone = (world: World, call: AgentCall): void => {
  world.calls.remove(call.id);
  const agent = ownerOf(world, call);
  if (agent === undefined || agent.presence.kind === 'resting') return;
  const failed = agent.presence.kind === 'fetching' && !endedByPlatform(call);
  const restsUntil = call.dialledAt + PHONE_REST_MS;
  const state = afterCall(world, agent, agent.presence.afterwards);
  world.agents.put({
    ...agent,
    stateSince: world.now,
    presence: resting(state, failed && restsUntil > world.now ? restsUntil : null),
  });
};

const afterCall = (
  world: World,
  { name, leaseUntil }: Agent,
  afterwards: Afterwards,
): RestingState => {
  if (leaseUntil <= world.now) return { kind: 'offline', note: '' };
  if (afterwards.asked && afterwards.wrapUpMs === 0) world.reasons.set(name, AFTER_CALL);
  return begun(afterwards, world.now);
};

/**
 * Notes that the agent's phone failed a task. An agent who fails too many in a row is set away, so that one
 * forgotten phone does not delay every caller. A rejection is the agent's own will, and is not counted.
 */
export const countFailure = (world: World, call: AgentCall, failure: PhoneFailure): void => {
  const agent = ownerOf(world, call);
  if (agent === undefined || agent.presence.kind === 'resting' || failure === 'rejected') return;
  const noAnswers = agent.noAnswers + 1;
  const { maxNoAnswer } = world.callcenter.settings;
  const tooMany = maxNoAnswer > 0 && noAnswers >= maxNoAnswer;
  const afterwards: Afterwards = tooMany
    ? { wrapUpMs: 0, state: { kind: 'away', note: 'no-answer' }, asked: false }
    : agent.presence.afterwards;
  world.agents.put({
    ...agent,
    noAnswers: tooMany ? 0 : noAnswers,
    presence: { ...agent.presence, afterwards },
  });
};
