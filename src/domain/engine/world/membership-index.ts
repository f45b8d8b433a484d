import type { Conversation } from '../../conversation.ts';
import type { CallId, ConversationId } from '../../ids.ts';
import type { Change } from './table.ts';

const memberIds = (conversation: Conversation | undefined): CallId[] =>
  conversation?.phase.kind === 'live' ? conversation.members.map(({ callId }) => callId) : [];

/** Which live conversations a call is a member of. */
export class MembershipIndex {
  readonly #conversations = new Map<CallId, Set<ConversationId>>();

  of(callId: CallId): readonly ConversationId[] {
    return [...(this.#conversations.get(callId) ?? [])];
  }

  follow({ key, before, after }: Change<ConversationId, Conversation>): void {
    for (const callId of memberIds(before)) this.#drop(callId, key);
    for (const callId of memberIds(after)) this.#add(callId, key);
  }

  #add(callId: CallId, id: ConversationId): void {
    const ids = this.#conversations.get(callId) ?? new Set();
    this.#conversations.set(callId, ids.add(id));
  }

  #drop(callId: CallId, id: ConversationId): void {
    const ids = this.#conversations.get(callId);
    ids?.delete(id);
    if (ids?.size === 0) this.#conversations.delete(callId);
  }
}
