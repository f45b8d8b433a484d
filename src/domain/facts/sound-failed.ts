import type { SoundFailure } from '../engine/lifecycle/failed-sounds.ts';
import { liveConversation } from '../engine/lifecycle/pending.ts';
import type { World } from '../engine/world/world.ts';
import type { CallId, ConversationId } from '../ids.ts';
import type { Voice } from '../sound.ts';

/** A prompt could not be played: whoever was to hear it over and over hears music from now on. */
export const soundFailed = (world: World, failure: SoundFailure): void => {
  const { target, voice } = failure;
  const isThere =
    world.calls.get(target as CallId) !== undefined ||
    liveConversation(world, target as ConversationId) !== undefined;
  if (!isThere || !world.failedSounds.note(target, voice)) return;
  world.soundFailures.push(failure);
  world.retuned.add(target);
};

/** A prompt that came, or came back, is tried anew where it had failed. */
export const voicesListed = (world: World, voices: ReadonlySet<Voice>): void => {
  const before = world.voices;
  world.voices = voices;
  const hasCome = (voice: Voice): boolean => voices.has(voice) && before?.has(voice) === false;
  for (const target of world.failedSounds.forgive(hasCome)) world.retuned.add(target);
};
