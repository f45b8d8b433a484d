import type { CallcenterId } from '../../domain/ids.ts';
import type { KeptHistory } from '../../domain/kept-history.ts';

/** What is kept of calls that were. */
export interface KeptHistories {
  /**
   * Looks through all that is kept, which takes long where there is much.
   * @param id of a call, a queue task or a conversation
   * @param callcenter whose it is; null: anybody's
   * @returns null: nothing is known of it
   */
  find(id: string, callcenter: CallcenterId | null): Promise<KeptHistory | null>;
}
