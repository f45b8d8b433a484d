import { createContext, use } from 'react';
import type { BoardState, Conversation, Member } from '../live/board.ts';
import { textPreference } from '../ui/preference.ts';

/** The ways to be in somebody's conversation. */
export type Listening = 'listen' | 'whisper' | 'barge';

export const WAYS: readonly Listening[] = ['listen', 'whisper', 'barge'];

/** As which agent whoever supervises listens: that agent's phone rings. Empty: it was not said yet. */
export const listensAs = textPreference('listens-as');

/** As whom one listens; null: as nobody yet. */
export const ListenerContext = createContext<string | null>(null);

export const useListener = (): string | null => use(ListenerContext);

/** What is to be done as soon as the phone of this page is ready, as it was asked for before. */
class Wish {
  #act: (() => void) | null = null;
  #phone = false;
  #ring = -Infinity;

  /** The phone of this page is to be switched on. @param act done as soon as it is ready */
  wantPhone(act: () => void): void {
    this.#phone = true;
    this.#act = act;
  }

  /** Whether it was wanted; once. */
  takePhone(): boolean {
    const was = this.#phone;
    this.#phone = false;
    return was;
  }

  takeAct(): void {
    const act = this.#act;
    this.#act = null;
    act?.();
  }

  /** Whoever rings within half a minute is answered by the page itself: it was asked for. */
  expectRing(): void {
    this.#ring = performance.now();
  }

  /** Whether a ring was asked for; once. */
  takeRing(): boolean {
    const LONGEST_MS = 30_000;
    const was = performance.now() - this.#ring < LONGEST_MS;
    this.#ring = -Infinity;
    return was;
  }
}

export const wish = new Wish();

/** How to be in a conversation in that way. @param agent whom to whisper to */
export const bodyOf = (way: Listening, conversation_id: string, agent: string) => {
  switch (way) {
    case 'listen':
      return { conversation_id, mode: 2 } as const;
    case 'whisper':
      return { conversation_id, mode: 1, whisper_to: agent } as const;
    case 'barge':
      return { conversation_id, mode: 1 } as const;
  }
};

/** Where somebody is, and how. */
export interface Presence {
  readonly conversation: Conversation;
  readonly member: Member;
}

/** Where an agent is active; null: nowhere. */
export const presenceOf = (board: BoardState | null, agent: string): Presence | null => {
  for (const conversation of board?.conversations.values() ?? []) {
    const member = conversation.members.find(({ agent_name }) => agent_name === agent);
    if (member !== undefined && member.mode !== 4) return { conversation, member };
  }
  return null;
};

/** In which way somebody is in a conversation. */
export const wayOf = ({ mode, whisper_to }: Member): Listening => {
  if (mode === 2) return 'listen';
  return whisper_to === undefined ? 'barge' : 'whisper';
};
