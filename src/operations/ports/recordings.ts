import type { Readable } from 'node:stream';
import type { ConversationId } from '../../domain/ids.ts';
import type { LogContext } from './log-context.ts';

/** The content of a recording as it comes, to be read or destroyed. */
export interface OpenRecording {
  /** null: not known. */
  readonly bytes: number | null;
  readonly content: Readable;
}

/** Recordings of conversations that are over. Both throw Refusal asterisk-unavailable, asterisk-refused. */
export interface Recordings {
  /** A WAV file; null: there is none. */
  open(id: ConversationId, logContext: LogContext): Promise<OpenRecording | null>;
  /** False: there was none. */
  remove(id: ConversationId, logContext: LogContext): Promise<boolean>;
}
