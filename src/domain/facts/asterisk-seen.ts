import type { AgentCall } from '../call.ts';
import { ivrCall } from '../engine/callers.ts';
import { hangUpPhone } from '../engine/phones.ts';
import type { AsteriskSeen, SeenCall } from '../engine/fact.ts';
import { searchAgain } from '../engine/tasks.ts';
import type { World } from '../engine/world.ts';
import type { CallId } from '../ids.ts';
import { callGone } from './call-gone.ts';
import { phoneAnswered } from './phone-answered.ts';
import { phoneRinging } from './phone-ringing.ts';

/**
 * A phone that was to be rung and is not ringing: whether it was never dialled or failed meanwhile
 * is not known. The caller keeps his place and the agent is not blamed.
 */
const loseWhileRinging = (world: World, call: AgentCall): void => {
  if (call.phase.kind !== 'dialling' && call.phase.kind !== 'ringing') return;
  const { taskId } = call.phase;
  hangUpPhone(world, call, 'error');
  searchAgain(world, taskId);
};

const catchUp = (world: World, seen: SeenCall): void => {
  switch (seen.state) {
    case 'up':
      phoneAnswered(world, seen.callId);
      return;
    case 'ringing':
      phoneRinging(world, seen.callId);
      return;
    case 'down': {
      // Perhaps made and never dialled: it is made anew rather than waited for.
      const call = world.calls.get(seen.callId);
      if (call?.kind === 'agent') loseWhileRinging(world, call);
      return;
    }
  }
};

/** The caller went back and was handed in again meanwhile: his earlier visit is over. */
const isNewVisit = (world: World, { callId, attempts }: SeenCall): boolean => {
  const known = ivrCall(world, callId);
  return known !== undefined && attempts !== null && attempts > known.attempts;
};

/**
 * A connection to Asterisk was made anew; this is all it has. What ended meanwhile is ended here,
 * what was answered is answered. Of the rest only the place is known: mutes and sounds are not to be
 * seen in Asterisk, so they are forgotten here, and given again by the commands of this step.
 */
export const asteriskSeen = (world: World, fact: AsteriskSeen): void => {
  const seen = new Map<CallId, SeenCall>(fact.calls.map((call) => [call.callId, call]));
  world.seenAnew = fact;
  world.knownCalls.clear();
  world.knownConversations.clear();
  for (const id of fact.bridges) world.knownConversations.set(id, { sound: null });
  for (const { callId, conversationId } of fact.calls) {
    world.knownCalls.set(callId, {
      bridge: conversationId,
      mute: null,
      sound: null,
      wasMuted: true,
    });
  }
  for (const call of [...world.calls.values()]) {
    const there = seen.get(call.id);
    if (there !== undefined && !isNewVisit(world, there)) continue;
    if (call.kind === 'agent') loseWhileRinging(world, call);
    callGone(world, call.id, 'unknown');
  }
  for (const call of fact.calls) catchUp(world, call);
};
