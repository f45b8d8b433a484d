import { giveUpHearing } from '../engine/reconcile/early-hearing.ts';
import { liveConversation } from '../engine/lifecycle/pending.ts';
import { NOTHING_APPLIED, UNKNOWN_BRIDGE } from '../engine/world/applied-state.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId, ConversationId } from '../ids.ts';
import { callGone } from './call-gone.ts';
import { giveUpCall, giveUpConversation } from './command-failed.ts';

/*
 * Other programs of ARI, the dialplan and transfers may change what is ours. It is put right, or given
 * up if that does not help: who came from the IVR goes back there, phones of agents are hung up.
 */

/**
 * The call is not ours any more, or was not there when something was to be done with it. A phone that
 * somebody else has by now is hung up, lest its agent is rung while on it.
 */
export const callTaken = (world: World, callId: CallId): void => {
  const call = world.calls.get(callId);
  if (call === undefined) return;
  if (call.kind !== 'ivr') world.strays.add(callId);
  callGone(world, callId, 'unknown');
};

/** Notes where it is. All mutes are set anew, lest somebody goes back muted. */
const place = (world: World, callId: CallId, bridge: ConversationId | null): void => {
  const applied = world.appliedCalls.get(callId) ?? NOTHING_APPLIED;
  const mute = applied.wasMuted ? null : applied.mute;
  world.appliedCalls.set(callId, { ...applied, bridge, whisper: null, mute });
};

/** The call is found elsewhere than it was put. */
export const callOutOfPlace = (
  world: World,
  callId: CallId,
  bridge: ConversationId | null,
): void => {
  const call = world.calls.get(callId);
  const applied = world.appliedCalls.get(callId) ?? NOTHING_APPLIED;
  if (call === undefined || (applied.bridge === bridge && applied.whisper === null)) return;
  const next = world.repairs.next(callId, world.now);
  if (next === 'wait') return;
  place(world, callId, bridge);
  world.displaced.add(callId);
  if (next === 'give-up') giveUpCall(world, callId, 'another program moved the call');
};

/** The bridge that calls were put into is no more. */
export const bridgeGone = (world: World, id: ConversationId): void => {
  if (!world.appliedBridges.has(id)) return;
  const next = world.repairs.next(id, world.now);
  if (next === 'wait') return;
  if (next === 'give-up' && liveConversation(world, id) !== undefined)
    giveUpConversation(world, id);
  else if (next === 'give-up') giveUpHearing(world, id);
  // Nothing plays in a new one. But it may have been made again already, and this be told late.
  world.appliedBridges.set(id, UNKNOWN_BRIDGE);
  world.destroyed.add(id);
  for (const [callId, applied] of world.appliedCalls) {
    if (applied.bridge !== id) continue;
    place(world, callId, null);
    world.displaced.add(callId);
  }
};
