import type { Command } from '../../src/domain/engine/world/command.ts';
import type {
  AsteriskSeen,
  Fact,
  GoneCause,
  SeenCall,
} from '../../src/domain/engine/world/fact.ts';
import type { CallId, ConversationId, ExtensionId, TrunkName } from '../../src/domain/ids.ts';
import type { PlaceWatch } from '../../src/ari/place-watch.ts';
import type { Sound } from '../../src/domain/sound.ts';
import { dialPhone } from './asterisk-channels.ts';
import { executeCommand } from './execute-command.ts';
import { type CallerChannel, type Channel, isOurs, type PhoneChannel } from './channel.ts';

/** Facts that Asterisk tells by itself. */
export type AsteriskFact = Exclude<Fact, AsteriskSeen>;

/** Tells the service's watch of something that just happened. */
export type PlaceNote = (watch: PlaceWatch, at: number) => void;

/** A bridge that is for two must not be changed over: people might go deaf. */
export interface SimulatedBridge {
  sound: Sound;
  isRecorded: boolean;
  isForTwo: boolean;
}

/** null: done; otherwise what Asterisk says against it. */
export type Refused = string | null;

/**
 * Asterisk as far as the engine can notice: channels, bridges, SIP accounts. It does what commands
 * say, each of which may come twice, and tells facts.
 */
export class SimulatedAsterisk {
  readonly channels = new Map<CallId, Channel>();
  readonly bridges = new Map<ConversationId, SimulatedBridge>();
  readonly accounts = new Map<string, string>();
  /** Accounts with which a phone is registered. */
  readonly registered = new Set<string>();
  /** Users whose account was refused when it was put last. */
  readonly lacking = new Set<string>();
  /** Calls for which a time limit was refused. */
  readonly wronglyLimited = new Set<CallId>();
  /** Calls of which a mute was refused, and none was done since. */
  readonly unmuted = new Set<CallId>();
  /** Calls that could not be moved, and were not since: what follows finds them where they were. */
  readonly unmoved = new Set<CallId>();
  /** Bridges that could not be widened, and were not since. */
  readonly unwidened = new Set<ConversationId>();
  /** Calls that other hands put elsewhere, and nobody back since. */
  readonly tampered = new Set<CallId>();
  /** Calls that another program takes out of wherever they are put, again and again. */
  readonly fought = new Set<CallId>();
  /** Whether a number can be called over a trunk at all. */
  hasTrunk: (name: TrunkName | null) => boolean = (name) => name !== null;
  /** Calls of other call centers over a trunk. */
  callsElsewhere: (name: TrunkName) => number = () => 0;
  /** By its own clock, which never jumps. */
  now = 0;
  readonly #tell: (fact: AsteriskFact) => void;
  readonly #note: (note: PlaceNote) => void;

  /** @param note takes the events about who is where */
  constructor(tell: (fact: AsteriskFact) => void, note: (note: PlaceNote) => void) {
    this.#tell = tell;
    this.#note = note;
  }

  note(note: PlaceNote): void {
    this.#note(note);
  }

  tell(fact: AsteriskFact): void {
    this.#tell(fact);
  }

  /** Nothing can be done for the moment about whom this call hears, or who hears it. */
  isHelpless(callId: CallId): boolean {
    return this.unmoved.has(callId) || this.unmuted.has(callId) || this.tampered.has(callId);
  }

  /** Puts a channel somewhere; the bridges tell of it. */
  place(channel: Channel, bridge: ConversationId | null, whisper: CallId | null = null): void {
    const before = placeOf(channel);
    channel.bridge = bridge;
    channel.whisper = whisper;
    const after = placeOf(channel);
    if (before === after) return;
    this.#note((watch, at) => {
      if (before !== null) watch.left(channel.id, before, at);
      if (after !== null) watch.joined(channel.id, after, at);
    });
  }

  /** A program that wants the call out of every bridge sees to it at once. */
  fightFor(channel: Channel): void {
    if (!this.fought.has(channel.id) || placeOf(channel) === null) return;
    this.tampered.add(channel.id);
    this.place(channel, null);
  }

  phones(): PhoneChannel[] {
    return [...this.channels.values()].filter((channel) => channel.origin === 'platform');
  }

  callers(): CallerChannel[] {
    return [...this.channels.values()].filter((channel) => channel.origin === 'ivr');
  }

  /** A channel ends, whoever hung up. Callers whom the dialplan has are none of the platform's. */
  end(channel: Channel, cause: GoneCause): void {
    this.channels.delete(channel.id);
    if (!isOurs(channel)) return;
    this.#forget(channel);
    this.#tell({ kind: 'call-gone', callId: channel.id, cause });
  }

  ring(channel: PhoneChannel): void {
    channel.state = 'ringing';
    this.#tell({ kind: 'phone-ringing', callId: channel.id });
  }

  /** It sends sound of its own before it is answered. */
  playEarly(channel: PhoneChannel): void {
    channel.state = 'ringing';
    channel.plays = true;
    this.#tell({ kind: 'phone-plays', callId: channel.id });
  }

  /** A phone comes to an account, or comes again. */
  register(user: string): void {
    this.registered.add(user);
    this.#tell({ kind: 'phone-registered', extension: user as ExtensionId });
  }

  unregister(user: string): void {
    if (!this.registered.delete(user)) return;
    this.#tell({ kind: 'phone-unregistered', extension: user as ExtensionId });
  }

  /** Nothing comes from the phone any more. Told again, as after a look, it is no news. */
  tellSilence(channel: Channel, forMs: number): void {
    channel.isSilent = true;
    channel.wasSilent = true;
    this.#tell({ kind: 'phone-silent', callId: channel.id, forMs });
  }

  tellSound(channel: Channel): void {
    channel.isSilent = false;
    this.#tell({ kind: 'phone-heard', callId: channel.id });
  }

  answer(channel: PhoneChannel): void {
    channel.state = 'up';
    this.#tell({ kind: 'phone-answered', callId: channel.id });
  }

  /** Whatever the mute: that holds back voice alone. */
  pressKey({ id }: Channel, key: string): void {
    this.#tell({ kind: 'key-pressed', callId: id, press: { key, durationMs: 100 } });
  }

  hold(channel: Channel, onHold: boolean): void {
    channel.onHold = onHold;
    this.#tellHold(channel);
  }

  /** Who looks at Asterisk asks of every call whether its phone holds. */
  tellHolds(): void {
    for (const channel of this.channels.values()) {
      if (channel.origin === 'platform' || channel.inStasis) this.#tellHold(channel);
    }
  }

  #tellHold({ id, onHold, state }: Channel): void {
    if (state === 'up') this.#tell({ kind: 'hold-changed', callId: id, onHold });
  }

  /** The dialplan hands a caller in. */
  handIn(caller: CallerChannel): void {
    caller.inStasis = true;
    caller.session = caller.attempts + 1;
    this.#note((watch) => {
      watch.entered(caller.id);
    });
    this.announce(caller);
  }

  /** Tells of a caller whom it has as of one who just arrived. */
  announce(caller: CallerChannel): void {
    const { id, number, enqueueXml, session, state } = caller;
    this.#tell({
      kind: 'caller-arrived',
      callId: id,
      number,
      name: '',
      dialled: '4008001',
      enqueueXml,
      answered: state === 'up',
      attempts: session,
    });
    this.#tellHold(caller);
  }

  /** The dialplan has a caller again. */
  giveBack(caller: CallerChannel, attempts: number): void {
    this.place(caller, null);
    this.#forget(caller);
    caller.inStasis = false;
    caller.attempts = attempts;
    this.#tell({ kind: 'call-gone', callId: caller.id, cause: 'normal' });
  }

  /** A call of the platform's is out of the application, be it in the hands of another or no more. */
  take(phone: PhoneChannel, isGone: boolean): void {
    this.place(phone, null);
    this.tampered.delete(phone.id);
    this.fought.delete(phone.id);
    if (isGone) this.channels.delete(phone.id);
    else phone.isTaken = true;
    this.#note((watch, at) => {
      watch.departed(phone.id, at);
    });
  }

  #forget({ id }: Channel): void {
    this.tampered.delete(id);
    this.fought.delete(id);
    this.#note((watch) => {
      watch.ended(id);
    });
  }

  /** All calls and conversations are gone; accounts are kept. */
  restart(): void {
    this.channels.clear();
    this.bridges.clear();
  }

  /** What there is. By looking, whispers are ended: nobody could tell whose they are. */
  snapshot(): AsteriskSeen {
    for (const channel of this.channels.values()) this.place(channel, channel.bridge);
    const ours = [...this.channels.values()].filter(isOurs);
    return {
      kind: 'asterisk-seen',
      calls: ours.map((channel): SeenCall => ({
        callId: channel.id,
        origin: channel.origin,
        state: channel.state,
        conversationId: channel.bridge,
        attempts: channel.origin === 'ivr' ? channel.session : null,
      })),
      bridges: [...this.bridges.keys()],
      sipAccounts: [...this.accounts.keys()],
      registered: [...this.registered],
    };
  }

  /** A channel that the platform may do something with. */
  reachable(id: CallId): Channel | undefined {
    const channel = this.channels.get(id);
    return channel === undefined || !isOurs(channel) ? undefined : channel;
  }

  /** Does a command in part, as far as it has parts, and then refuses it. */
  executeInPart(command: Command): void {
    if (command.kind === 'dial-phone') dialPhone(this, command, false);
    const channel = command.kind === 'start-whisper' ? this.reachable(command.callId) : undefined;
    if (channel !== undefined) this.place(channel, null);
  }

  /** A command came to nothing: what is not as the platform wants it from now on. */
  noteFailure(command: Command): void {
    if (command.kind === 'put-sip-account') {
      this.lacking.add(command.user);
      // What is registered with it is told anew, whatever came of it.
      if (this.registered.has(command.user)) this.register(command.user);
    }
    if (command.kind === 'mute') this.unmuted.add(command.callId);
    if (command.kind === 'widen-bridge') this.unwidened.add(command.conversationId);
    if (command.kind === 'join-bridge') {
      for (const callId of command.callIds) this.unmoved.add(callId);
    }
    if (command.kind === 'start-whisper') this.unmoved.add(command.callId);
    if (command.kind === 'limit-call') this.wronglyLimited.add(command.callId);
  }

  execute(command: Command): Refused {
    return executeCommand(this, command);
  }
}

const placeOf = ({ id, bridge, whisper }: Channel): string | null =>
  whisper === null ? bridge : `${id}-1-whisper`;
