import type { AgentCall } from '../../src/domain/call.ts';
import { lostAt } from '../../src/domain/engine/world/lost-at.ts';
import type { Event } from '../../src/domain/step.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import { must, violated } from './violation.ts';

const WAITED_FOR =
  'a lost phone is waited for by its agent, in a conversation, and rung at most once';

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
export const checkLost = (world: World, isClock: boolean): void => {
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
export const isReturn = (world: World, event: Event): boolean => {
  if (event.kind !== 'fact' || event.fact.kind !== 'phone-answered') return false;
  const call = world.calls.get(event.fact.callId);
  if (call?.kind !== 'agent' || !('purpose' in call.phase)) return false;
  return call.phase.purpose.kind === 'rejoin';
};
