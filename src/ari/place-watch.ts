import type { Command } from '../domain/engine/world/command.ts';
import type { CallId, ConversationId } from '../domain/ids.ts';
import type { CallFact, Seen } from '../operations/ports/telephony.ts';

/** What was found to be otherwise than it was made. */
export type Finding = Extract<
  CallFact,
  { kind: 'call-taken' | 'call-out-of-place' | 'bridge-gone' }
>;

/** Between a command and its event, or the other way round, there are milliseconds. */
const LASTING_MS = 300;
/** What was told is told again if nothing was done about it for so long. */
const REPEATED_MS = 2000;
/** From StasisEnd to ChannelDestroyed, where a call ends by itself. */
const END_MS = 1000;
/** From a refusal because there is no such call to the event that tells why. */
const MISSING_MS = 500;
/** From a hang-up that is done to the event that the call is gone. */
const HUNG_UP_MS = 2000;

/** Stands for the bridge of a whisper, of whatever name. */
const WHISPER = 'whisper';
type Place = ConversationId | typeof WHISPER | null;

interface Watched {
  /** Where it was put. */
  told: Place;
  /** Where events say that it is. */
  seen: Place;
  /** Commands under way that move it. */
  moving: number;
  /** Since when the two have differed. */
  oddSince: number;
  /** When that was told and nothing done about it since; null: it was not. */
  foundAt: number | null;
}

const isWhisper = (bridgeId: string, callId: string): boolean =>
  bridgeId.startsWith(`${callId}-`) && bridgeId.endsWith('-whisper');

/** The calls that a command moves, and where to; null: it moves none. */
const movesTo = (command: Command): { callIds: readonly CallId[]; to: Place } | null => {
  switch (command.kind) {
    case 'join-bridge':
    case 'widen-bridge':
      return { callIds: command.callIds, to: command.conversationId };
    case 'start-whisper':
      return { callIds: [command.callId], to: WHISPER };
    case 'leave-bridge':
    case 'stop-whisper':
    case 'return-to-ivr':
      return { callIds: [command.callId], to: null };
    default:
      return null;
  }
};

/**
 * Compares where calls were put with where they are, by the commands that were carried out and the
 * events of bridges. Our own commands cause the same events as other programs': a difference counts
 * when it lasts and nothing is under way. Times are in ms, of a clock that never jumps.
 */
export class PlaceWatch {
  readonly #calls = new Map<string, Watched>();
  readonly #odd = new Set<string>();
  /** Calls of which the end is expected, and when it is told as nobody else did. */
  readonly #ending = new Map<string, number>();
  readonly #bridges = new Set<string>();
  /** Bridges that are no more, and since when. */
  readonly #lost = new Map<string, number>();
  /** What happened while Asterisk is looked at: where calls went, null in no bridge, or that they are gone. */
  #meanwhile: Map<string, Place | 'departed' | 'ended'> | null = null;

  /** Whether there may be something to be found later. */
  get isQuiet(): boolean {
    return this.#odd.size + this.#ending.size + this.#lost.size === 0;
  }

  // What events tell.

  /** A call of ours is in the application. */
  entered(callId: string): void {
    this.#ending.delete(callId);
    this.#meanwhile?.delete(callId);
    if (!this.#calls.has(callId)) this.#watch(callId, null, null);
  }

  /** It is in the application no more. That it is gone is to follow. */
  departed(callId: string, at: number): void {
    this.#meanwhile?.set(callId, 'departed');
    this.#expectEnd(callId, at + END_MS);
  }

  ended(callId: string): void {
    this.#meanwhile?.set(callId, 'ended');
    this.#forget(callId);
  }

  joined(callId: string, bridgeId: string, at: number): void {
    this.#see(callId, isWhisper(bridgeId, callId) ? WHISPER : (bridgeId as ConversationId), at);
  }

  left(callId: string, bridgeId: string, at: number): void {
    const place = isWhisper(bridgeId, callId) ? WHISPER : bridgeId;
    const seen =
      this.#meanwhile === null ? this.#calls.get(callId)?.seen : this.#meanwhile.get(callId);
    const isNews = seen === undefined || seen === place;
    if (isNews) this.#see(callId, null, at);
  }

  /** Its whisper is not heard any more. */
  whisperBroke(callId: string, at: number): void {
    if (this.#calls.get(callId)?.told === WHISPER) this.#see(callId, null, at);
  }

  bridgeDestroyed(bridgeId: string, at: number): void {
    if (this.#bridges.has(bridgeId)) this.#lost.set(bridgeId, at);
  }

  // What comes of commands.

  begins(command: Command): void {
    if (command.kind === 'close-bridge') this.#forgetBridge(command.conversationId);
    for (const callId of movesTo(command)?.callIds ?? []) {
      const call = this.#calls.get(callId);
      if (call !== undefined) call.moving += 1;
    }
  }

  done(command: Command, at: number): void {
    if (command.kind === 'hang-up') this.#expectEnd(command.callId, at + HUNG_UP_MS);
    if (command.kind === 'open-bridge') {
      this.#bridges.add(command.conversationId);
      this.#lost.delete(command.conversationId);
    }
    this.#settled(command, at, true);
  }

  /** It was refused, or nobody knows. */
  failed(command: Command, at: number): void {
    this.#settled(command, at, false);
  }

  /** Asterisk says that it has no such call, or that it is not in the application. */
  callMissing(callId: string, at: number): void {
    this.#expectEnd(callId, at + MISSING_MS);
  }

  /** Asterisk says that it has no such bridge. */
  bridgeMissing(bridgeId: string, at: number): void {
    this.#lost.set(bridgeId, at - LASTING_MS);
  }

  // What a look at Asterisk tells.

  lookBegins(): void {
    this.#calls.clear();
    this.#odd.clear();
    this.#ending.clear();
    this.#bridges.clear();
    this.#lost.clear();
    this.#meanwhile = new Map();
  }

  looked({ calls, bridges }: Pick<Seen, 'calls' | 'bridges'>, at: number): void {
    const meanwhile = this.#meanwhile ?? new Map<string, Place | 'departed' | 'ended'>();
    this.#meanwhile = null;
    for (const { conversationId } of bridges) this.#bridges.add(conversationId);
    for (const { callId, conversationId } of calls) {
      const now = meanwhile.get(callId);
      if (now === 'ended') continue;
      this.#watch(callId, conversationId, conversationId);
      if (now === 'departed') this.#expectEnd(callId, at + END_MS);
      else if (now !== undefined) this.#see(callId, now, at);
    }
  }

  /** What lasts too long for ours, and is to be told. */
  findings(at: number): Finding[] {
    return [...this.#lostBridges(at), ...this.#misplaced(at), ...this.#taken(at)];
  }

  #lostBridges(at: number): Finding[] {
    const due = [...this.#lost].filter(([, since]) => at - since >= LASTING_MS);
    return due.map(([id]): Finding => {
      this.#forgetBridge(id);
      // Who was in it is put right along with it.
      for (const [callId, call] of this.#calls) {
        if (call.told === id) this.#tell(callId, call, null, at);
      }
      return { kind: 'bridge-gone', conversationId: id as ConversationId };
    });
  }

  #misplaced(at: number): Finding[] {
    return [...this.#odd].flatMap((callId): Finding[] => {
      const call = this.#calls.get(callId);
      if (call === undefined || call.moving > 0 || at - call.oddSince < LASTING_MS) return [];
      if (call.foundAt !== null && at - call.foundAt < REPEATED_MS) return [];
      call.foundAt = at;
      const bridge = call.seen === WHISPER ? null : call.seen;
      return [{ kind: 'call-out-of-place', callId: callId as CallId, bridge }];
    });
  }

  #taken(at: number): Finding[] {
    const due = [...this.#ending].filter(([, until]) => at >= until).map(([callId]) => callId);
    for (const callId of due) this.#forget(callId);
    return due.map((callId): Finding => ({ kind: 'call-taken', callId: callId as CallId }));
  }

  #watch(callId: string, told: Place, seen: Place): void {
    this.#calls.set(callId, { told, seen, moving: 0, oddSince: 0, foundAt: null });
  }

  #forget(callId: string): void {
    this.#calls.delete(callId);
    this.#odd.delete(callId);
    this.#ending.delete(callId);
  }

  #forgetBridge(id: string): void {
    this.#bridges.delete(id);
    this.#lost.delete(id);
  }

  /** Of a call whose end was told already nothing is expected. */
  #expectEnd(callId: string, until: number): void {
    if (!this.#calls.has(callId)) return;
    this.#ending.set(callId, Math.min(until, this.#ending.get(callId) ?? Infinity));
  }

  #settled(command: Command, at: number, isDone: boolean): void {
    const move = movesTo(command);
    for (const callId of move?.callIds ?? []) {
      const call = this.#calls.get(callId);
      if (call === undefined || move === null) continue;
      call.moving = Math.max(0, call.moving - 1);
      call.oddSince = at;
      call.foundAt = null;
      const isElsewhere = command.kind === 'stop-whisper' && call.told !== WHISPER;
      // Who could not be taken out of a bridge is not to be in it all the same.
      const isMeant = isDone || move.to === null;
      if (isMeant && !isElsewhere) this.#tell(callId, call, move.to, at);
    }
  }

  #tell(callId: string, call: Watched, place: Place, at: number): void {
    call.told = place;
    this.#compare(callId, call, at);
  }

  #see(callId: string, place: Place, at: number): void {
    this.#meanwhile?.set(callId, place);
    const call = this.#calls.get(callId);
    if (call === undefined) return;
    call.seen = place;
    this.#compare(callId, call, at);
  }

  #compare(callId: string, { told, seen }: Watched, at: number): void {
    const call = this.#calls.get(callId);
    if (told === seen || call === undefined) this.#odd.delete(callId);
    else if (!this.#odd.has(callId)) {
      this.#odd.add(callId);
      call.oddSince = at;
    }
  }
}
