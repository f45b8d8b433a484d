import { Readable } from 'node:stream';
import type { ConversationId } from '../../src/domain/ids.ts';
import type { OpenRecording, Recordings } from '../../src/operations/ports/recordings.ts';

/** Recordings as the ports describe them, in memory. */
export class MemoryRecordings implements Recordings {
  readonly files = new Map<ConversationId, Buffer>();
  /** Thrown by everything; null: nothing is. */
  failure: Error | null = null;
  /** All that was opened. */
  readonly opened: Readable[] = [];

  open(id: ConversationId): Promise<OpenRecording | null> {
    if (this.failure !== null) return Promise.reject(this.failure);
    const file = this.files.get(id);
    if (file === undefined) return Promise.resolve(null);
    const content = Readable.from([file.subarray(0, 10), file.subarray(10)]);
    this.opened.push(content);
    return Promise.resolve({ bytes: file.length, content });
  }

  remove(id: ConversationId): Promise<boolean> {
    if (this.failure !== null) return Promise.reject(this.failure);
    return Promise.resolve(this.files.delete(id));
  }
}
