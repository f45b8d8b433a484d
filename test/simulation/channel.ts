import type { PhoneAddress } from '../../src/domain/engine/world/command.ts';
import type { EnqueueVariable } from '../../src/domain/engine/world/fact.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';
import type { Sound } from '../../src/domain/sound.ts';

/** One telephone leg as Asterisk has it. */
interface AnyChannel {
  readonly id: CallId;
  state: 'down' | 'ringing' | 'up';
  bridge: ConversationId | null;
  /** In place of a bridge: the one whose phone it spies on and whispers to. */
  whisper: CallId | null;
  /** What comes from the phone is dropped. */
  mutedIn: boolean;
  /** What goes to the phone is dropped. */
  mutedOut: boolean;
  /** The phone holds the call by itself, and may sound all the same. */
  onHold: boolean;
  sound: Sound;
  /** Nothing comes from its phone. */
  isSilent: boolean;
  /** Nothing came from it for a while, now or before. */
  wasSilent: boolean;
  /** When Asterisk hangs it up by itself, by its own clock; null: never. */
  endsAt: number | null;
  /** Other hands have it: it is not in the application any more, and does not come back. */
  isTaken: boolean;
}

/** A call that the platform placed: to an agent's phone, or to a telephone number. */
export interface PhoneChannel extends AnyChannel {
  readonly origin: 'platform';
  readonly phone: PhoneAddress;
  /** Otherwise it was made, and refused when it was to be dialled. */
  readonly isDialled: boolean;
  /** When Asterisk gives up by itself, by its own clock. */
  readonly givesUpAt: number;
  /** It sends sound before it is answered. */
  plays: boolean;
}

/** A caller who came through the dialplan. */
export interface CallerChannel extends AnyChannel {
  readonly origin: 'ivr';
  readonly number: string;
  /** Handed in with Stasis() and not given back yet; otherwise the dialplan has them. */
  inStasis: boolean;
  /** How often they were handed in. */
  session: number;
  /** Channel variable QUEUE_ATTEMPTS, set by whoever gave them back last. */
  attempts: number;
  enqueueXml: EnqueueVariable;
}

export type Channel = PhoneChannel | CallerChannel;

/** Whether it is in the application. */
export const isOurs = (channel: Channel): boolean =>
  channel.origin === 'ivr' ? channel.inStasis : !channel.isTaken;
