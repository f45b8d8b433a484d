import type { Call } from '../../call.ts';
import type { ConversationId } from '../../ids.ts';
import type { World } from '../world/world.ts';

const silence = (world: World, call: Call): void => {
  if (call.kind === 'agent' && call.phase.kind === 'ringing') {
    world.calls.put({ ...call, phase: { ...call.phase, earlyMedia: false } });
  } else if (call.kind === 'outside' && call.phase.kind === 'ringing') {
    world.calls.put({ ...call, phase: { ...call.phase, earlyMedia: false } });
  }
};

/**
 * Phones that ring cannot be heard in this bridge: they are waited for with a tone instead, and join
 * when they are answered.
 */
export const giveUpHearing = (world: World, id: ConversationId): void => {
  for (const call of [...world.calls.values()]) {
    if (world.appliedCalls.get(call.id)?.bridge === id) silence(world, call);
  }
};
