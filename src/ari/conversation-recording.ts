import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationId } from '../domain/ids.ts';
import { AriError } from './ari-error.ts';
import type { AriCalls } from './client.ts';

/** A recording ends within milliseconds of being stopped, or of its bridge being destroyed. */
const ENDS_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 20;

const isConflict = (error: unknown): boolean => error instanceof AriError && error.status === 409;

/** The states of one that takes down what is said, or is about to. */
const GOES_ON: ReadonlySet<string> = new Set(['queued', 'recording']);

/**
 * Records a conversation from now on, after what was recorded of it before. One that goes on already, as after
 * a restart of the service, is no error; one that is ending is waited for.
 * @param bridgeId the bridge that it is in now
 * @throws AriError
 */
export const recordConversation = (
  ari: AriCalls,
  bridgeId: string,
  id: ConversationId,
): Promise<void> =>
  repeat(async () => {
    try {
      await ari.recordBridge(bridgeId, id);
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      const live = await ari.getLiveRecording(id);
      return live !== null && GOES_ON.has(live.state);
    }
  });

/**
 * Stops a recording, and is done when nothing more goes into the file. Asterisk forgets a stop of a recording
 * that has not begun yet, so it is asked again until there is none.
 * @throws AriError
 */
export const stopRecording = (ari: AriCalls, id: ConversationId): Promise<void> =>
  repeat(async () => {
    try {
      return !(await ari.stopLiveRecording(id));
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  });

/**
 * Waits for the end of a recording: before that the file is not complete, and a deletion would be undone.
 * @throws AriError
 */
export const untilRecordingEnded = (ari: AriCalls, id: ConversationId): Promise<void> =>
  repeat(async () => (await ari.getLiveRecording(id)) === null);

/** Until it is done. */
const repeat = async (act: () => Promise<boolean>): Promise<void> => {
  for (let waitedMs = 0; waitedMs < ENDS_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    if (await act()) return;
    await pause(LOOK_EVERY_MS);
  }
  throw new AriError('refused', 'recordings.getLive', 'the recording does not end');
};
