import type { Conversation } from './conversation.ts';

/** It is being recorded now: from its beginning to its end, pauses included. */
export const isBeingRecorded = ({ recorded, begunAt, phase }: Conversation): boolean =>
  recorded && begunAt !== null && phase.kind === 'live';

/**
 * The name of a conversation's recording; null: there is none. Made of nothing but the id, which is
 * ours: no name that comes from outside ever becomes part of a path.
 */
export const recordingFile = ({ id, recorded, begunAt }: Conversation): string | null =>
  recorded && begunAt !== null ? `${id}.wav` : null;
