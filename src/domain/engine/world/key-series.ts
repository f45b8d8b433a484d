import type { AgentName, CallId, ConversationId, Instant } from '../../ids.ts';

/** How long each key of a desktop is held: receivers need some 80 ms to know one. */
export const TYPED_KEY_MS = 100;
/** From the beginning of one key to that of the next: receivers need a rest between two as well. */
const KEY_EVERY_MS = 200;
/** Keys that may wait in one conversation; at that pace they take 13 seconds. */
export const MOST_TYPED_KEYS = 64;

/** A key that a desktop sends into a conversation, instead of a phone in it. */
export interface TypedKey {
  readonly key: string;
  /** The agent who sends it, as if their phone had; null: somebody who is in no conversation. */
  readonly by: AgentName | null;
  /** Who alone is to receive it; null: all who may. */
  readonly to: CallId | null;
}

interface Series {
  /** When the next key may be sent. */
  readonly at: Instant;
  readonly waiting: readonly TypedKey[];
}

/**
 * Keys that desktops have typed into conversations and that are sent one after the other. They are kept
 * in memory alone, as keys may be the digits of a card: after a restart the rest of them is not sent.
 */
export class KeySeries {
  readonly #series = new Map<ConversationId, Series>();

  /** How many keys wait. */
  waitingIn(conversation: ConversationId): number {
    return this.#series.get(conversation)?.waiting.length ?? 0;
  }

  /** When {@link take} has a key of the conversation, or forgets it; null: there is nothing to wait for. */
  nextAt(conversation: ConversationId): Instant | null {
    return this.#series.get(conversation)?.at ?? null;
  }

  /** Puts keys behind those that wait. */
  add(conversation: ConversationId, keys: readonly TypedKey[], now: Instant): void {
    const { at = now, waiting = [] } = this.#series.get(conversation) ?? {};
    this.#series.set(conversation, { at, waiting: [...waiting, ...keys] });
  }

  /** Takes the key whose moment has come; undefined: none has. */
  take(conversation: ConversationId, now: Instant): TypedKey | undefined {
    const series = this.#series.get(conversation);
    if (series === undefined || series.at > now) return undefined;
    const [next, ...waiting] = series.waiting;
    // After the last one the rest between two keys is waited for as well.
    if (next === undefined) this.#series.delete(conversation);
    else this.#series.set(conversation, { at: now + KEY_EVERY_MS, waiting });
    return next;
  }

  forget(conversation: ConversationId): void {
    this.#series.delete(conversation);
  }
}
