import type { ConversationId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refusals } from '../domain/refusals.ts';
import type { LogContext } from '../operations/ports/log-context.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { OpenRecording, Recordings } from '../operations/ports/recordings.ts';
import { AriError } from './ari-error.ts';
import type { AriCalls, AriClient } from './client.ts';
import { untilRecordingEnded } from './conversation-recording.ts';

/** The recordings in Asterisk's own folder, each named as its conversation. */
export class AsteriskRecordings implements Recordings {
  readonly #ari: AriClient;
  readonly #log: Logger;

  constructor(ari: AriClient, log: Logger) {
    this.#ari = ari;
    this.#log = log;
  }

  open(id: ConversationId, logContext: LogContext): Promise<OpenRecording | null> {
    return this.#refusing(id, logContext, async (ari) => {
      await untilRecordingEnded(ari, id);
      return ari.openStoredRecording(id);
    });
  }

  remove(id: ConversationId, logContext: LogContext): Promise<boolean> {
    return this.#refusing(id, logContext, async (ari) => {
      await untilRecordingEnded(ari, id);
      return ari.deleteStoredRecording(id);
    });
  }

  /** What a request is answered with tells no more than that it failed. */
  async #refusing<Result>(
    id: ConversationId,
    logContext: LogContext,
    work: (ari: AriCalls) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await work(this.#ari.onBehalfOf(logContext));
    } catch (error) {
      if (!(error instanceof AriError)) throw error;
      this.#log.warn(
        { ...logContext, conversation_id: id, err: error },
        'a recording cannot be had',
      );
      throw refusalFor(error);
    }
  }
}

const refusalFor = ({ kind, message }: AriError): Refusal =>
  kind === 'refused' ? refusals.asteriskRefused(message) : refusals.asteriskAway();
