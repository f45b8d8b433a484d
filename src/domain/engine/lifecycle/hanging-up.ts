import { type AgentCall, answeredAt, type DialledCall, type EndReason } from '../../call.ts';
import { freePhone } from './phones.ts';
import type { World } from '../world/world.ts';

/** Nobody waits for the agent any more. If their phone rings, they are free when it has stopped. */
const stopRejoining = (world: World, lost: AgentCall, ringing: AgentCall): void => {
  hangUp(world, ringing, 'rejoin-over');
  world.calls.remove(lost.id);
  const agent = world.agents.get(lost.agent);
  if (agent?.presence.kind !== 'talking' || agent.presence.callId !== lost.id) return;
  world.agents.put({ ...agent, presence: { ...agent.presence, callId: ringing.id } });
};

/** @returns whether nothing more is to be hung up */
const endLost = (world: World, call: AgentCall): boolean => {
  if (call.phase.kind !== 'lost' || call.phase.rejoin.kind === 'ending') return false;
  const { rejoin } = call.phase;
  const ringing = rejoin.kind === 'ringing' ? world.calls.get(rejoin.callId) : undefined;
  if (ringing?.kind === 'agent') stopRejoining(world, call, ringing);
  else freePhone(world, call);
  return true;
};

/**
 * Hangs up a call that the platform made. It stays on record until Asterisk confirms that it is gone;
 * its agent stays fetching or talking until then.
 */
export const hangUp = (world: World, call: DialledCall, reason: EndReason): void => {
  if (call.phase.kind === 'ending') return;
  if (call.kind === 'agent' && endLost(world, call)) return;
  world.calls.put({ ...call, phase: { kind: 'ending', reason, answeredAt: answeredAt(call) } });
};
