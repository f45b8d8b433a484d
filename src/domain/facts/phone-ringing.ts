import type { World } from '../engine/world.ts';
import type { CallId } from '../ids.ts';

/** The agent's phone rings. */
export const phoneRinging = (world: World, callId: CallId): void => {
  const call = world.calls.get(callId);
  if (call?.kind !== 'agent' || call.phase.kind !== 'dialling') return;
  world.calls.put({ ...call, phase: { ...call.phase, kind: 'ringing', earlyMedia: false } });
};

/** The agent's phone sends sound before it is answered: its own ring-back, an announcement. */
export const phonePlays = (world: World, callId: CallId): void => {
  const call = world.calls.get(callId);
  if (call?.kind !== 'agent') return;
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  world.calls.put({ ...call, phase: { ...call.phase, kind: 'ringing', earlyMedia: true } });
};
