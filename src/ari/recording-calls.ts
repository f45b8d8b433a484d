import { callForNothing, callForOne, nullWhenMissing, type AriCall } from './ari-call.ts';
import type { AriFile, FileConnection } from './file-connection.ts';
import { recordingSnapshot, type RecordingSnapshot } from './snapshots.ts';

/** The calls on recordings, going on and stored. Each rejects with an AriError only. */
export interface RecordingCalls {
  /**
   * Records what is heard in a bridge, without limit and without a beep, into the WAV file `name` of
   * Asterisk's recording folder, after what the file holds. Its header is right only when the
   * recording has ended, as it does when the bridge is destroyed. Refused with 409 while a recording
   * of that name goes on.
   */
  recordBridge(bridgeId: string, name: string): Promise<void>;
  /** Null when no recording of that name goes on. */
  getLiveRecording(name: string): Promise<RecordingSnapshot | null>;
  /** It ends a moment later. Refused with 409 if it has not begun, or is ending. False: none of that name goes on. */
  stopLiveRecording(name: string): Promise<boolean>;
  /** Null when there is none. One that goes on is without content yet. */
  openStoredRecording(name: string): Promise<AriFile | null>;
  /** False: there was none. */
  deleteStoredRecording(name: string): Promise<boolean>;
}

const FORMAT = 'wav';
const NOT_FOUND = /recording not found/i;

/** The calls on recordings. ari-client would take a file for text, so files come by themselves. */
export function recordingCalls(call: AriCall, files: FileConnection): RecordingCalls {
  return {
    recordBridge: (bridgeId, name) =>
      callForNothing(call, 'bridges.record', {
        ...{ bridgeId, name, format: FORMAT, ifExists: 'append', terminateOn: 'none' },
        ...{ maxDurationSeconds: 0, maxSilenceSeconds: 0, beep: false },
      }),
    getLiveRecording: (recordingName) =>
      nullWhenMissing(
        callForOne(recordingSnapshot, call, 'recordings.getLive', { recordingName }),
        NOT_FOUND,
      ),
    stopLiveRecording: async (recordingName) => {
      const stopped = call('recordings.stop', { recordingName }).then(() => true);
      return (await nullWhenMissing(stopped, NOT_FOUND)) ?? false;
    },
    openStoredRecording: (name) =>
      nullWhenMissing(
        files.open(
          'recordings.getStoredFile',
          `/ari/recordings/stored/${encodeURIComponent(name)}/file`,
        ),
        NOT_FOUND,
      ),
    deleteStoredRecording: async (recordingName) => {
      const deleted = call('recordings.deleteStored', { recordingName }).then(() => true);
      return (await nullWhenMissing(deleted, NOT_FOUND)) ?? false;
    },
  };
}
