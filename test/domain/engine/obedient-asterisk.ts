import type { Command } from '../../../src/domain/engine/world/command.ts';
import type { CallId, ConversationId } from '../../../src/domain/ids.ts';
import type { MuteDirection } from '../../../src/domain/listen-speak-mode.ts';
import { SILENCE, type Sound } from '../../../src/domain/sound.ts';

/** What a call is like in Asterisk, as far as it was told. */
export interface Leg {
  readonly sound: Sound;
  readonly mute: MuteDirection;
  readonly bridge: ConversationId | null;
}

const UNTOUCHED: Leg = { sound: SILENCE, mute: 'none', bridge: null };

/** An Asterisk that does at once what it is told, as far as it is to be heard. */
export class ObedientAsterisk {
  readonly #legs = new Map<CallId, Leg>();
  readonly #bridgeSounds = new Map<ConversationId, Sound>();
  readonly #onGone: (callId: CallId) => void;

  /** @param onGone told of a call that ends by a command */
  constructor(onGone: (callId: CallId) => void) {
    this.#onGone = onGone;
  }

  leg(callId: CallId): Leg {
    return this.#legs.get(callId) ?? UNTOUCHED;
  }

  /** What is played into a conversation; undefined: there is no such bridge. */
  heardIn(id: ConversationId): Sound | undefined {
    return this.#bridgeSounds.get(id);
  }

  execute(command: Command): void {
    switch (command.kind) {
      case 'return-to-ivr':
      case 'hang-up':
        this.#legs.delete(command.callId);
        this.#onGone(command.callId);
        return;
      case 'play-to-call':
        this.#alter(command.callId, { sound: command.sound });
        return;
      case 'mute':
        this.#alter(command.callId, { mute: command.direction });
        return;
      case 'join-bridge':
        for (const id of command.callIds) this.#alter(id, { bridge: command.conversationId });
        return;
      case 'leave-bridge':
        this.#alter(command.callId, { bridge: null });
        return;
      case 'open-bridge':
        this.#bridgeSounds.set(command.conversationId, SILENCE);
        return;
      case 'play-to-conversation':
        this.#bridgeSounds.set(command.conversationId, command.sound);
        return;
      case 'close-bridge':
        this.#bridgeSounds.delete(command.conversationId);
        return;
      default:
    }
  }

  #alter(callId: CallId, changes: Partial<Leg>): void {
    this.#legs.set(callId, { ...this.leg(callId), ...changes });
  }
}
