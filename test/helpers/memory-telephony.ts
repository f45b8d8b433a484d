import type { IvrVariables } from '../../src/domain/call.ts';
import type { Command, PhoneAddress } from '../../src/domain/engine/world/command.ts';
import { SILENCE, type Sound } from '../../src/domain/sound.ts';
import type { GoneCause } from '../../src/domain/engine/world/fact.ts';
import type { CallcenterId, CallId, ConversationId } from '../../src/domain/ids.ts';
import type { MuteDirection } from '../../src/domain/listen-speak-mode.ts';
import type {
  CommandResult,
  RegistrationState,
  Telephony,
  TelephonyListener,
} from '../../src/operations/ports/telephony.ts';
import type { LogContext } from '../../src/operations/ports/log-context.ts';

/** A call as this telephony has it. */
export interface MemoryCall {
  readonly callId: CallId;
  readonly origin: 'platform' | 'ivr';
  readonly callcenterId: CallcenterId | null;
  /** The SIP user whose phone it is; null: a caller from the IVR, or a telephone number. */
  readonly user: string | null;
  /** How often they were handed in; null: not a caller from the IVR. */
  readonly attempts: number | null;
  state: 'down' | 'ringing' | 'up';
  conversationId: ConversationId | null;
  mute: MuteDirection;
  sound: Sound;
}

/** A caller who is handed in. */
export interface NewCaller {
  readonly number?: string;
  readonly name?: string;
  readonly dialled?: string;
  readonly enqueueXml: string | null;
  readonly answered?: boolean;
  readonly attempts?: number;
}

const DONE: CommandResult = { kind: 'done' };

const missing = (what: string): CommandResult => ({
  kind: 'refused',
  message: `${what} not found`,
});

/**
 * Telephony as the ports describe it, without telephones: it does what it is told and tells what
 * comes of it. Tests play the phones and the callers.
 */
export class MemoryTelephony implements Telephony {
  /** On whose behalf commands were to be carried out, one for each. */
  readonly logContexts: LogContext[] = [];
  readonly calls = new Map<CallId, MemoryCall>();
  readonly bridges = new Map<ConversationId, { callcenterId: CallcenterId; sound: Sound }>();
  readonly accounts = new Map<string, string>();
  /** What callers took back to the dialplan. */
  readonly returned = new Map<CallId, IvrVariables>();
  /** Whether another service took its place. */
  takenOver = false;
  #registered = new Set<string>();
  #refusal: string | null = null;
  #listener: TelephonyListener | null = null;
  #connected = true;
  #callers = 0;

  listen(listener: TelephonyListener): void {
    this.#listener = listener;
  }

  isConnected(): boolean {
    return this.#connected;
  }

  isTakenOver(): boolean {
    return this.takenOver;
  }

  registrationOf(user: string): Promise<RegistrationState> {
    if (!this.#connected) return Promise.resolve('unknown');
    return Promise.resolve(this.#registered.has(user) ? 'registered' : 'not-registered');
  }

  /** Nothing is learned of it here. */
  phoneLineChanged(): void {
    return undefined;
  }

  lookForVoices(): Promise<void> {
    return Promise.resolve();
  }

  lookAgain(): void {
    if (!this.#connected) return;
    this.#heard.seen({
      calls: [...this.calls.values()],
      bridges: [...this.bridges].map(([conversationId, { callcenterId }]) => ({
        conversationId,
        callcenterId,
      })),
      sipAccounts: [...this.accounts.keys()],
      // Whoever has an account is there, unless a test says otherwise.
      registered: [...this.accounts.keys()],
    });
  }

  execute(command: Command, logContext: LogContext): Promise<CommandResult> {
    this.logContexts.push(logContext);
    if (!this.#connected) return Promise.resolve({ kind: 'postponed' });
    if (this.#refusal !== null) {
      return Promise.resolve({ kind: 'refused', message: this.#refusal });
    }
    return Promise.resolve(this.#result(command));
  }

  // What tests do.

  disconnect(): void {
    this.#connected = false;
  }

  connect(): void {
    this.#connected = true;
    this.lookAgain();
  }

  /** From now on every command is refused; null: no more. */
  refuseAll(message: string | null): void {
    this.#refusal = message;
  }

  registerPhone(user: string): void {
    this.#registered.add(user);
  }

  /** The dialplan hands a call in. */
  callerArrives(callcenter: string, caller: NewCaller): CallId {
    this.#callers += 1;
    const callId = `caller-${this.#callers}` as CallId;
    const { number = '100', name = '', dialled = '', enqueueXml } = caller;
    const { answered = true, attempts = 1 } = caller;
    const callcenterId = callcenter as CallcenterId;
    this.#begin({ callId, origin: 'ivr', callcenterId, user: null, attempts, state: 'up' });
    const told = { number, name, dialled, enqueueXml, answered, attempts };
    this.#heard.callerArrived(callcenter, { kind: 'caller-arrived', callId, ...told });
    return callId;
  }

  /** The call that the platform has with a phone; undefined: none. */
  callOf(user: string): MemoryCall | undefined {
    return [...this.calls.values()].find((call) => call.user === user);
  }

  ring(callId: CallId): void {
    this.#call(callId).state = 'ringing';
    this.#heard.callChanged({ kind: 'phone-ringing', callId });
  }

  answer(callId: CallId): void {
    this.#call(callId).state = 'up';
    this.#heard.callChanged({ kind: 'phone-answered', callId });
  }

  hangUp(callId: CallId, cause: GoneCause = 'normal'): void {
    this.#end(callId, cause);
  }

  /** A prompt that was to be played turns out to be damaged. */
  failPrompt(target: CallId, voice: string): void {
    this.#heard.callChanged({ kind: 'sound-failed', target, voice, instead: 'music' });
  }

  get #heard(): TelephonyListener {
    if (this.#listener === null) throw new Error('nobody listens to this telephony');
    return this.#listener;
  }

  #call(callId: CallId): MemoryCall {
    const call = this.calls.get(callId);
    if (call === undefined) throw new Error(`there is no call ${callId}`);
    return call;
  }

  #begin(call: Omit<MemoryCall, 'conversationId' | 'mute' | 'sound'>): void {
    this.calls.set(call.callId, { ...call, conversationId: null, mute: 'none', sound: SILENCE });
  }

  #end(callId: CallId, cause: GoneCause): void {
    if (!this.calls.delete(callId)) return;
    this.#heard.callChanged({ kind: 'call-gone', callId, cause });
  }

  #result(command: Command): CommandResult {
    switch (command.kind) {
      case 'dial-phone':
        return this.#dial(command.callId, command.phone);
      case 'put-sip-account':
        this.accounts.set(command.user, command.passwordDigest);
        this.#heard.registrationChanged(command.user, true);
        return DONE;
      case 'remove-sip-account':
        this.accounts.delete(command.user);
        return DONE;
      case 'open-bridge':
        this.bridges.set(command.conversationId, { ...command, sound: SILENCE });
        return DONE;
      case 'close-bridge':
        return this.#closeBridge(command.conversationId);
      case 'join-bridge':
        return this.#join(command.conversationId, command.callIds);
      case 'widen-bridge':
      case 'record-conversation':
        return this.bridges.has(command.conversationId) ? DONE : missing('bridge');
      case 'stop-recording':
        return DONE;
      case 'play-to-conversation':
        return this.#playTo(command.conversationId, command.sound);
      default:
        return this.#change(command);
    }
  }

  #dial(callId: CallId, phone: PhoneAddress): CommandResult {
    const user = phone.kind === 'number' ? null : phone.user;
    this.#begin({
      callId,
      origin: 'platform',
      callcenterId: null,
      user,
      attempts: null,
      state: 'down',
    });
    if (phone.kind === 'sip-terminal' && !this.#registered.has(phone.user)) {
      queueMicrotask(() => {
        this.#end(callId, 'unreachable');
      });
    }
    return DONE;
  }

  #closeBridge(id: ConversationId): CommandResult {
    for (const call of this.calls.values()) {
      if (call.conversationId === id) call.conversationId = null;
    }
    return this.bridges.delete(id) ? DONE : missing('bridge');
  }

  #join(id: ConversationId, callIds: readonly CallId[]): CommandResult {
    if (!this.bridges.has(id)) return missing('bridge');
    if (!callIds.every((callId) => this.calls.has(callId))) return missing('channel');
    for (const callId of callIds) this.#call(callId).conversationId = id;
    return DONE;
  }

  #playTo(id: ConversationId, sound: Sound): CommandResult {
    const bridge = this.bridges.get(id);
    if (bridge === undefined) return missing('bridge');
    bridge.sound = sound;
    return DONE;
  }

  /** What is done to one call that is there already. */
  #change(command: Extract<Command, { callId: CallId }>): CommandResult {
    const call = this.calls.get(command.callId);
    if (call === undefined) return missing('channel');
    switch (command.kind) {
      case 'mute':
        call.mute = command.direction;
        return DONE;
      case 'play-to-call':
        call.sound = command.sound;
        return DONE;
      case 'send-key':
        return DONE;
      case 'leave-bridge':
      case 'start-whisper':
        call.conversationId = null;
        return DONE;
      case 'return-to-ivr':
        this.returned.set(call.callId, command.variables);
        this.#end(call.callId, 'normal');
        return DONE;
      case 'hang-up':
        this.#end(call.callId, 'normal');
        return DONE;
      case 'answer-call':
        call.state = 'up';
        return DONE;
      case 'dial-phone':
      case 'answer-transfer':
      case 'limit-call':
      case 'stop-whisper':
      case 'readmit-caller':
        return DONE;
    }
  }
}
