import type { Conversation } from '../../conversation.ts';
import type { QueueTask } from '../../queue-task.ts';
import type { Utterance } from '../../sound.ts';
import type { Speech } from '../../speech.ts';
import type { World } from '../world/world.ts';

/** Longest that speech may take: after that it counts as said, should its end not be told. */
const LONGEST_SPEECH_MS = 60_000;

/** Speech to be said now; null: there is nothing to say. */
export const speechOf = (world: World, utterances: readonly Utterance[]): Speech | null =>
  utterances.length === 0
    ? null
    : { id: world.makeId('speech'), utterances, until: world.now + LONGEST_SPEECH_MS };

/** The caller hears again what they hear while they wait. */
export const endSpeech = (world: World, task: QueueTask): void => {
  if (task.speech !== null) world.tasks.put({ ...task, speech: null });
};

/** The opening was said: now the members are connected. */
export const endOpening = (world: World, conversation: Conversation): void => {
  if (conversation.opening === null) return;
  const begunAt = conversation.begunAt ?? (conversation.members.length >= 2 ? world.now : null);
  world.conversations.put({ ...conversation, opening: null, begunAt });
};
