import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationId } from '../domain/ids.ts';
import { Refusal } from '../domain/refusal.ts';
import type { OpenRecording, Recordings } from '../operations/ports.ts';
import { phrase } from '../words/phrase.ts';
import { AriError } from './ari-error.ts';
import type { AriClient } from './client.ts';

/** After the end of a conversation its recording ends within milliseconds. */
const ENDS_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 50;

/** The recordings in Asterisk's own folder, each named as its conversation. */
export class AsteriskRecordings implements Recordings {
  readonly #ari: AriClient;

  constructor(ari: AriClient) {
    this.#ari = ari;
  }

  open(id: ConversationId): Promise<OpenRecording | null> {
    return refusing(async () => {
      await this.#untilEnded(id);
      return this.#ari.openStoredRecording(id);
    });
  }

  remove(id: ConversationId): Promise<boolean> {
    return refusing(async () => {
      await this.#untilEnded(id);
      return this.#ari.deleteStoredRecording(id);
    });
  }

  /** Before that the file is not complete, and a deletion would be undone. */
  async #untilEnded(id: ConversationId): Promise<void> {
    for (let waitedMs = 0; waitedMs < ENDS_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
      if ((await this.#ari.getLiveRecording(id)) === null) return;
      await pause(LOOK_EVERY_MS);
    }
    throw new AriError('refused', 'recordings.getLive', 'the recording does not end');
  }
}

const refusing = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AriError)) throw error;
    if (error.kind === 'refused')
      throw new Refusal('asterisk-refused', phrase('asterisk-refused', { said: error.message }));
    throw new Refusal('asterisk-unavailable', phrase('asterisk-away'));
  }
};
