import type { Command } from '../../src/domain/engine/command.ts';
import type { AsteriskSeen, Fact, GoneCause, SeenCall } from '../../src/domain/engine/fact.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';
import type { MuteDirection } from '../../src/domain/listen-speak-mode.ts';
import { SILENCE, type Sound } from '../../src/domain/sound.ts';
import { unreachable } from '../../src/domain/unreachable.ts';
import type { CallerChannel, Channel, PhoneChannel } from './channel.ts';
import { play } from './play.ts';
import { must } from './violation.ts';

/** Facts that Asterisk tells by itself. */
export type AsteriskFact = Exclude<Fact, AsteriskSeen>;

/** null: done; otherwise what Asterisk says against it. */
export type Refused = string | null;

const dropsIn = (direction: MuteDirection): boolean => direction === 'in' || direction === 'both';
const dropsOut = (direction: MuteDirection): boolean => direction === 'out' || direction === 'both';

/**
 * Asterisk as far as the engine can notice: channels, bridges, SIP accounts. It does what commands
 * say, each of which may come twice, and tells facts.
 */
export class SimulatedAsterisk {
  readonly channels = new Map<CallId, Channel>();
  readonly bridges = new Map<ConversationId, { sound: Sound; isRecorded: boolean }>();
  readonly accounts = new Map<string, string>();
  /** Users whose account was refused when it was put last. */
  readonly lacking = new Set<string>();
  /** Calls for which a time limit was refused. */
  readonly wronglyLimited = new Set<CallId>();
  /** Calls of which a mute was refused, and none was done since. */
  readonly unmuted = new Set<CallId>();
  /** Calls that could not be moved, and were not since: what follows finds them where they were. */
  readonly unmoved = new Set<CallId>();
  /** By its own clock, which never jumps. */
  now = 0;
  readonly #tell: (fact: AsteriskFact) => void;

  constructor(tell: (fact: AsteriskFact) => void) {
    this.#tell = tell;
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
    if (channel.origin === 'ivr' && !channel.inStasis) return;
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

  /** What is said to somebody comes to its end, which may not be noticed. */
  finishSpeech(target: CallId | ConversationId, isTold: boolean): void {
    const player =
      this.channels.get(target as CallId) ?? this.bridges.get(target as ConversationId);
    if (player?.sound.kind !== 'speech') return;
    const speechId = player.sound.id;
    player.sound = SILENCE;
    if (isTold) this.#tell({ kind: 'speech-finished', target, speechId });
  }

  /** Those to whom something is being said. */
  listeners(): (CallId | ConversationId)[] {
    return [...this.channels, ...this.bridges]
      .filter(([, { sound }]) => sound.kind === 'speech')
      .map(([id]) => id);
  }

  answer(channel: PhoneChannel): void {
    channel.state = 'up';
    this.#tell({ kind: 'phone-answered', callId: channel.id });
  }

  /** The dialplan hands a caller in. */
  handIn(caller: CallerChannel): void {
    caller.inStasis = true;
    caller.session = caller.attempts + 1;
    this.#announce(caller);
  }

  /** All calls and conversations are gone; accounts are kept. */
  restart(): void {
    this.channels.clear();
    this.bridges.clear();
  }

  /** What there is. By looking, whispers are ended: nobody could tell whose they are. */
  snapshot(): AsteriskSeen {
    for (const channel of this.channels.values()) channel.whisper = null;
    const ours = [...this.channels.values()].filter(
      (channel) => channel.origin === 'platform' || channel.inStasis,
    );
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
    };
  }

  /** Does a command in part, as far as it has parts, and then refuses it. */
  executeInPart(command: Command): void {
    if (command.kind === 'dial-phone') this.#dial(command, false);
    const channel = command.kind === 'start-whisper' ? this.#reachable(command.callId) : undefined;
    if (channel !== undefined) channel.bridge = null;
  }

  execute(command: Command): Refused {
    switch (command.kind) {
      case 'dial-phone':
        return this.#dial(command, true);
      case 'hang-up':
        return this.#hangUp(command.callId);
      case 'return-to-ivr':
        return this.#giveBack(command);
      case 'readmit-caller':
        return this.#readmit(command.callId);
      case 'open-bridge':
        if (!this.bridges.has(command.conversationId)) {
          this.bridges.set(command.conversationId, { sound: SILENCE, isRecorded: false });
        }
        return null;
      case 'close-bridge':
        return this.#closeBridge(command.conversationId);
      case 'join-bridge':
        return this.#join(command.conversationId, command.callIds);
      case 'leave-bridge':
        return this.#leave(command.conversationId, command.callId);
      case 'start-whisper':
        return this.#startWhisper(command.callId, command.toCallId);
      case 'stop-whisper':
        return this.#stopWhisper(command.callId);
      case 'mute':
        return this.#mute(command);
      case 'answer-call': {
        const channel = this.#reachable(command.callId);
        if (channel === undefined) return 'Channel not found';
        channel.state = 'up';
        return null;
      }
      case 'record-conversation': {
        const bridge = this.bridges.get(command.conversationId);
        if (bridge === undefined) return 'Bridge not found';
        bridge.isRecorded = true;
        return null;
      }
      case 'limit-call':
        return this.#limit(command);
      case 'play-to-call':
        return play(this.#reachable(command.callId), command);
      case 'play-to-conversation':
        return play(this.bridges.get(command.conversationId), command);
      case 'put-sip-account':
        this.accounts.set(command.user, command.passwordDigest);
        this.lacking.delete(command.user);
        return null;
      case 'remove-sip-account':
        this.accounts.delete(command.user);
        return null;
      default:
        return unreachable(command);
    }
  }

  /** A channel that the platform may do something with. */
  #reachable(id: CallId): Channel | undefined {
    const channel = this.channels.get(id);
    return channel?.origin === 'ivr' && !channel.inStasis ? undefined : channel;
  }

  #dial(
    { callId, phone, ringForMs }: Extract<Command, { kind: 'dial-phone' }>,
    isDialled: boolean,
  ): Refused {
    must('rings have a time', ringForMs > 0, () => `${callId} is to ring for ${ringForMs} ms`);
    if (this.channels.has(callId)) return null;
    this.channels.set(callId, {
      origin: 'platform',
      id: callId,
      phone,
      state: 'down',
      bridge: null,
      whisper: null,
      mutedIn: false,
      mutedOut: false,
      sound: SILENCE,
      isDialled,
      givesUpAt: this.now + ringForMs,
      plays: false,
      endsAt: null,
    });
    return null;
  }

  #hangUp(id: CallId): Refused {
    const channel = this.channels.get(id);
    must('callers are not hung up', channel?.origin !== 'ivr', () => `caller ${id} was hung up`);
    if (channel !== undefined) this.end(channel, 'normal');
    return null;
  }

  #giveBack({ callId, variables }: Extract<Command, { kind: 'return-to-ivr' }>): Refused {
    const caller = this.channels.get(callId);
    if (caller?.origin !== 'ivr' || !caller.inStasis) return 'Channel not in Stasis application';
    const attempts = Number(variables['QUEUE_ATTEMPTS']);
    must(
      'a caller leaves once',
      attempts === caller.session,
      () => `${callId} was given back for time ${attempts} when in for time ${caller.session}`,
    );
    must(
      'a caller goes back unmuted and without music',
      !caller.mutedIn && !caller.mutedOut && caller.sound.kind === 'silence',
      () => `${callId} went back as ${JSON.stringify(caller)}`,
    );
    must(
      'a caller goes back without a limit of ours',
      caller.endsAt === null || this.wronglyLimited.has(callId),
      () => `${callId} went back with ${String(caller.endsAt)}`,
    );
    caller.inStasis = false;
    caller.bridge = null;
    caller.whisper = null;
    caller.attempts = attempts;
    this.#tell({ kind: 'call-gone', callId, cause: 'normal' });
    return null;
  }

  #readmit(id: CallId): Refused {
    const caller = this.channels.get(id);
    if (caller?.origin !== 'ivr' || !caller.inStasis) return 'Channel not found';
    this.#announce(caller);
    return null;
  }

  #limit({ callId, limitMs }: Extract<Command, { kind: 'limit-call' }>): Refused {
    const channel = this.#reachable(callId);
    if (channel === undefined) return 'Channel not found';
    channel.endsAt = limitMs === null ? null : this.now + limitMs;
    this.wronglyLimited.delete(callId);
    return null;
  }

  #announce({ id, number, enqueueXml, session, state }: CallerChannel): void {
    this.#tell({
      kind: 'caller-arrived',
      callId: id,
      number,
      name: '',
      enqueueXml,
      answered: state === 'up',
      attempts: session,
    });
  }

  #closeBridge(id: ConversationId): Refused {
    this.bridges.delete(id);
    for (const channel of this.channels.values()) {
      if (channel.bridge === id) channel.bridge = null;
    }
    return null;
  }

  #join(id: ConversationId, callIds: readonly CallId[]): Refused {
    if (!this.bridges.has(id)) return 'Bridge not found';
    const channels = callIds.map((callId) => this.#reachable(callId));
    if (channels.some((channel) => channel === undefined || channel.state === 'down')) {
      return 'Channel not found';
    }
    for (const channel of channels) {
      if (channel !== undefined) this.#move(channel, id);
    }
    return null;
  }

  #move(channel: Channel, id: ConversationId): void {
    const moved = channel.bridge !== null && channel.bridge !== id;
    must(
      'nobody is moved with open ears or mouth',
      !moved || (channel.mutedIn && channel.mutedOut) || this.unmuted.has(channel.id),
      () => `${channel.id} was moved from ${String(channel.bridge)} to ${id} unmuted`,
    );
    channel.bridge = id;
    channel.whisper = null;
    this.unmoved.delete(channel.id);
  }

  #startWhisper(callId: CallId, toCallId: CallId): Refused {
    const channel = this.#reachable(callId);
    if (channel === undefined) return 'Channel not found';
    channel.bridge = null;
    if (this.#reachable(toCallId) === undefined) return 'Channel not found';
    channel.whisper = toCallId;
    this.unmoved.delete(callId);
    return null;
  }

  /** A channel that sits with nobody any more is in no bridge. */
  #stopWhisper(callId: CallId): Refused {
    const channel = this.channels.get(callId);
    if (channel !== undefined) channel.whisper = null;
    return null;
  }

  #leave(id: ConversationId, callId: CallId): Refused {
    const channel = this.#reachable(callId);
    this.unmoved.delete(callId);
    if (channel?.bridge !== id) return 'Channel not in this bridge';
    channel.bridge = null;
    return null;
  }

  /** Only what differs from `before` is set, as an adapter that saves round trips would do. */
  #mute({ callId, before, direction }: Extract<Command, { kind: 'mute' }>): Refused {
    const channel = this.#reachable(callId);
    if (channel === undefined) return 'Channel not found';
    if (before === null) this.unmuted.delete(callId);
    if (before === null || dropsIn(before) !== dropsIn(direction)) {
      channel.mutedIn = dropsIn(direction);
    }
    if (before === null || dropsOut(before) !== dropsOut(direction)) {
      channel.mutedOut = dropsOut(direction);
    }
    return null;
  }
}
