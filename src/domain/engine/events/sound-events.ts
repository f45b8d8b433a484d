import type { CallId, ConversationId, QueueTaskId } from '../../ids.ts';
import { ivrCall } from '../lifecycle/callers.ts';
import type { Listeners, SoundFailure } from '../lifecycle/failed-sounds.ts';
import type { OutwardEvent } from '../world/outward-event.ts';
import { voiceName } from '../reconcile/resolve-voices.ts';
import type { World } from '../world/world.ts';

/** The task for which it is waited there; null: for none. */
const taskOf = (world: World, target: Listeners): QueueTaskId | null => {
  const caller = ivrCall(world, target as CallId);
  if (caller !== undefined) return caller.place.kind === 'waiting' ? caller.place.taskId : null;
  const { pending = [] } = world.conversations.get(target as ConversationId) ?? {};
  return pending.find((one) => one.kind === 'task')?.taskId ?? null;
};

/** Prompts that could not be played, each told once for each place. */
export const soundEvents = (world: World): OutwardEvent[] =>
  world.soundFailures.map(({ target, voice, instead }: SoundFailure) => {
    const isCall = world.calls.get(target as CallId) !== undefined;
    return {
      event: 'callcenter.sound.failed',
      at: world.now,
      body: {
        voice: voiceName(world, voice),
        instead,
        call_id: isCall ? target : null,
        conversation_id: isCall ? null : target,
        queue_task_id: taskOf(world, target),
      },
    };
  });
