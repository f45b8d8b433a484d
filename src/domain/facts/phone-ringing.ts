import type { World } from '../engine/world/world.ts';
import type { CallId } from '../ids.ts';

/** The phone rings. */
export const phoneRinging = (world: World, callId: CallId): void => {
  setRinging(world, callId, false);
};

/** The phone sends sound before it is answered: its own ring-back, an announcement. */
export const phonePlays = (world: World, callId: CallId): void => {
  setRinging(world, callId, true);
};

/** A phone that plays goes on doing so when it is told to ring, too. */
const setRinging = (world: World, callId: CallId, earlyMedia: boolean): void => {
  const call = world.calls.get(callId);
  if (call?.kind === 'agent') {
    if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
    const plays = earlyMedia || (call.phase.kind === 'ringing' && call.phase.earlyMedia);
    world.calls.put({ ...call, phase: { ...call.phase, kind: 'ringing', earlyMedia: plays } });
  } else if (call?.kind === 'outside') {
    if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
    const plays = earlyMedia || (call.phase.kind === 'ringing' && call.phase.earlyMedia);
    world.calls.put({ ...call, phase: { ...call.phase, kind: 'ringing', earlyMedia: plays } });
  }
};
