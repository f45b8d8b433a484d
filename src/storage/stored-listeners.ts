import type { CallcenterId } from '../domain/ids.ts';
import type { Batch } from '../operations/ports/store.ts';

type Listener = (callcenter: CallcenterId) => void;

const isOfInterest = ({ events, changes }: Batch): boolean =>
  events.length > 0 || changes.some(({ kind }) => kind === 'callcenter');

/** Those who wait for what is stored next. */
export class StoredListeners {
  readonly #listeners = new Set<Listener>();

  /** Answers how to stop listening. */
  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** In a turn of its own: a batch that is stored has not failed, whatever a listener does. */
  tellOf(batch: Batch): void {
    if (isOfInterest(batch)) this.tell(batch.callcenterId);
  }

  tell(callcenter: CallcenterId): void {
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener(callcenter);
    });
  }
}
