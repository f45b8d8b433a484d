import { ivrCall, returnToIvr } from '../engine/lifecycle/callers.ts';
import { endOpening, endSpeech } from '../engine/lifecycle/speeches.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId, ConversationId } from '../ids.ts';

const toCaller = (world: World, callId: CallId, speechId: string): void => {
  const caller = ivrCall(world, callId);
  if (caller?.place.kind === 'confirmed' && caller.place.speech.id === speechId) {
    returnToIvr(world, caller, caller.place.variables);
    return;
  }
  const task = caller?.place.kind === 'waiting' ? world.tasks.get(caller.place.taskId) : undefined;
  if (task?.speech?.id === speechId) endSpeech(world, task);
};

/** Something was said to its end. Speech that was replaced meanwhile is of no concern. */
export const speechFinished = (
  world: World,
  target: CallId | ConversationId,
  speechId: string,
): void => {
  const conversation = world.conversations.get(target as ConversationId);
  if (conversation === undefined) toCaller(world, target as CallId, speechId);
  else if (conversation.opening?.id === speechId) endOpening(world, conversation);
};
