import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import type { Records } from '../../domain/engine/world/world.ts';
import type { CallcenterId, CallId, ConversationId } from '../../domain/ids.ts';

/** Which call center each call and each live conversation belongs to. */
export class CallOwners {
  readonly #owners = new Map<CallId | ConversationId, CallcenterId>();

  ownerOf(id: CallId | ConversationId): CallcenterId | undefined {
    return this.#owners.get(id);
  }

  load(owner: CallcenterId, { calls, conversations }: Pick<Records, 'calls' | 'conversations'>) {
    for (const { id } of [...calls, ...conversations]) this.#owners.set(id, owner);
  }

  forget(owner: CallcenterId): void {
    for (const [id, one] of this.#owners) if (one === owner) this.#owners.delete(id);
  }

  follow(owner: CallcenterId, change: RecordChange): void {
    if (change.kind === 'call') this.#set(change.key as CallId, owner, change.record !== null);
    if (change.kind === 'conversation')
      this.#set(change.key as ConversationId, owner, change.record?.phase.kind === 'live');
  }

  #set(id: CallId | ConversationId, owner: CallcenterId, isAlive: boolean): void {
    if (isAlive) this.#owners.set(id, owner);
    else this.#owners.delete(id);
  }
}
