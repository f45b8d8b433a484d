import { variablesAfterError } from '../domain/engine/reconcile/ivr-variables.ts';
import type { CallId, ConversationId } from '../domain/ids.ts';
import type { Logger } from '../operations/ports/logger.ts';
import { NO_CONTEXT } from '../operations/ports/log-context.ts';
import type { TelephonyListener } from '../operations/ports/telephony.ts';
import type { Arrivals } from './arrivals.ts';
import type { AriEvent } from './asterisk-events.ts';
import { callIdOf, isMadeHere, isSnoop } from './call-names.ts';
import type { CommandExecutor } from './command-executor.ts';
import type { ConversationBridges } from './conversation-bridges.ts';
import type { EarlySound } from './early-sound.ts';
import type { EntryGate } from './entry-gate.ts';
import type { FirstMusic } from './first-music.ts';
import { goneCause } from './hangup-cause.ts';
import type { SerialByKey } from './serial-by-key.ts';
import type { OtherPrograms } from './other-programs.ts';
import { SkippedPlaybacks } from './skipped-playbacks.ts';
import type { PhoneHolds } from './phone-holds.ts';
import type { PhoneWatch } from './phone-watch.ts';
import type { RefusedMutes } from './refused-mutes.ts';
import type { BridgeSnapshot, ChannelSnapshot, PlaybackSnapshot } from './snapshots.ts';
import type { SoundPlayer } from './sound-player.ts';
import type { Whispering } from './whispering.ts';

type BridgeMove = 'ChannelEnteredBridge' | 'ChannelLeftBridge';

/** Asterisk knows others besides, such as the hook flash. */
const KEY = /^[0-9*#A-D]$/;

/** How the media of prompts begin. */
const VOICE = 'sound:';

/** Who is to hear of what. */
export interface EventDispatchDeps {
  readonly log: Logger;
  readonly bridges: ConversationBridges;
  readonly gate: EntryGate;
  readonly refusedMutes: RefusedMutes;
  readonly player: SoundPlayer;
  readonly firstMusic: FirstMusic;
  readonly holds: PhoneHolds;
  readonly earlySound: EarlySound;
  readonly watch: PhoneWatch;
  readonly arrivals: Arrivals;
  readonly executor: CommandExecutor;
  readonly otherPrograms: OtherPrograms;
  readonly whispering: Whispering;
  /** Facts about one call keep their order, those of others included. */
  readonly facts: SerialByKey;
  readonly listener: () => TelephonyListener | null;
}

/** Turns events of Asterisk into facts, and tells them to the objects that wait for them. */
export class EventDispatch {
  readonly #deps: EventDispatchDeps;
  readonly #skipped = new SkippedPlaybacks();

  constructor(deps: EventDispatchDeps) {
    this.#deps = deps;
  }

  happened(event: AriEvent): void {
    const { log, holds, earlySound, watch } = this.#deps;
    switch (event.type) {
      case 'StasisStart':
        if (event.replace_channel === null) this.#entered(event.channel, event.args);
        else this.#replaced(event.replace_channel, event.channel);
        return;
      case 'ChannelStateChange':
        this.#stateChanged(event.channel);
        return;
      case 'Dial':
        if (event.dialstatus === 'PROGRESS') earlySound.promised(callIdOf(event.peer));
        return;
      case 'ChannelHold':
      case 'ChannelUnhold':
        watch.restart(callIdOf(event.channel));
        holds.changed(callIdOf(event.channel), event.type === 'ChannelHold');
        return;
      case 'ChannelDtmfReceived':
        this.#keyPressed(event.channel, event.digit, event.duration_ms);
        return;
      case 'RecordingFailed':
        log.error({ conversation_id: event.recording.name }, 'a recording failed');
        return;
      case 'StasisEnd':
        this.#deps.firstMusic.forget(event.channel.id);
        this.#departed(event.channel);
        return;
      case 'ChannelDestroyed':
        this.#destroyed(event.channel, goneCause(event.cause, event.tech_cause));
        return;
      default:
        this.#happenedToSounds(event);
    }
  }

  #happenedToSounds(event: AriEvent): void {
    const { player } = this.#deps;
    switch (event.type) {
      case 'PlaybackStarted':
        this.#skipped.began(event.playback, event.timestamp);
        player.begun(event.playback.id);
        return;
      case 'PlaybackContinuing':
        this.#notSaid(event.playback, this.#skipped.continues(event.playback, event.timestamp));
        return;
      case 'PlaybackFinished':
        this.#playbackFinished(
          event.playback,
          this.#skipped.ended(event.playback, event.timestamp),
        );
        return;
      default:
        this.#happenedToPlaces(event);
    }
  }

  /** What tells who is where, and of phones that want to be elsewhere. */
  #happenedToPlaces(event: AriEvent): void {
    switch (event.type) {
      case 'ChannelEnteredBridge':
      case 'ChannelLeftBridge':
        this.#moved(event);
        return;
      case 'BridgeDestroyed':
        this.#bridgeDestroyed(event.bridge);
        return;
      case 'ChannelTransfer':
        if (event.state === null) this.#transferAsked(event);
        return;
      default:
    }
  }

  get #listener(): TelephonyListener | null {
    return this.#deps.listener();
  }

  #entered(channel: ChannelSnapshot, args: readonly string[]): void {
    const { gate, arrivals, otherPrograms } = this.#deps;
    if (!isSnoop(channel.id)) {
      otherPrograms.note((watch) => {
        watch.entered(channel.id);
      });
    }
    if (isMadeHere(channel.id) || isSnoop(channel.id)) gate.entered(channel.id);
    else {
      this.#answered(channel);
      arrivals.entered(channel, args);
    }
  }

  /**
   * By a transfer or a pick-up outside of ours another channel took the place of a call. It is nobody's
   * call: it goes where the call would have gone.
   */
  #replaced(call: ChannelSnapshot, { id }: ChannelSnapshot): void {
    const { executor } = this.#deps;
    const callId = id as CallId;
    this.#departed(call);
    const variables = variablesAfterError('another channel took the place of the caller', 1);
    void executor.execute(
      isMadeHere(call.id)
        ? { kind: 'hang-up', callId }
        : { kind: 'return-to-ivr', callId, variables },
      NO_CONTEXT,
    );
  }

  #moved({ type, bridge, channel }: Extract<AriEvent, { type: BridgeMove }>): void {
    const { bridges, otherPrograms } = this.#deps;
    const place = bridges.conversationIn(bridge.id);
    if (channel === null || place === null) return;
    otherPrograms.note((watch, at) => {
      if (type === 'ChannelEnteredBridge') watch.joined(channel.id, place, at);
      else watch.left(channel.id, place, at);
    });
  }

  #bridgeDestroyed({ id }: BridgeSnapshot): void {
    const { bridges, player, otherPrograms } = this.#deps;
    const conversationId = bridges.gone(id);
    if (conversationId === null) return;
    player.forget(conversationId);
    otherPrograms.note((watch, at) => {
      watch.bridgeDestroyed(conversationId, at);
    });
  }

  #transferAsked({ refer_to, referred_by }: Extract<AriEvent, { type: 'ChannelTransfer' }>): void {
    const { destination, protocol_id } = refer_to.requested_destination;
    const callId = callIdOf(referred_by.source_channel);
    const to = protocol_id === null ? destination : null;
    void this.#deps.facts.run([callId], () => {
      this.#listener?.callChanged({ kind: 'transfer-asked', callId, to });
      return Promise.resolve();
    });
  }

  /** Of a call that we made the end is to follow; a caller from the IVR is out of our hands. */
  #departed(channel: ChannelSnapshot): void {
    if (isMadeHere(channel.id)) {
      this.#deps.otherPrograms.note((watch, at) => {
        watch.departed(channel.id, at);
      });
      return;
    }
    this.#ended(channel.id);
    if (!isSnoop(channel.id)) this.#gone(channel, 'normal');
  }

  #ended(channelId: string): void {
    const { otherPrograms, whispering } = this.#deps;
    otherPrograms.note((watch, at) => {
      watch.ended(channelId);
      const whisperer = isSnoop(channelId) ? whispering.whispererBy(channelId) : null;
      if (whisperer !== null) watch.whisperBroke(whisperer, at);
    });
  }

  #stateChanged(channel: ChannelSnapshot): void {
    const callId = callIdOf(channel);
    if (channel.state === 'Ringing') this.#listener?.callChanged({ kind: 'phone-ringing', callId });
    this.#answered(channel);
    if (channel.state !== 'Up') return;
    this.#deps.earlySound.over(callId);
    this.#listener?.callChanged({ kind: 'phone-answered', callId });
  }

  #keyPressed(channel: ChannelSnapshot, key: string, durationMs: number): void {
    if (!KEY.test(key)) return;
    const press = { key, durationMs };
    this.#listener?.callChanged({ kind: 'key-pressed', callId: callIdOf(channel), press });
  }

  #answered(channel: ChannelSnapshot): void {
    if (channel.state !== 'Up' || isSnoop(channel.id)) return;
    this.#deps.watch.watch(callIdOf(channel));
  }

  /** A loop of which a piece was passed over is looked at when it is over. */
  #notSaid({ id }: PlaybackSnapshot, media: string | null): void {
    const target = this.#deps.player.speaksTo(id) as CallId | ConversationId | null;
    const voice = media?.startsWith(VOICE) === true ? media.slice(VOICE.length) : null;
    if (target === null || voice === null) return;
    this.#listener?.callChanged({ kind: 'sound-failed', target, voice, instead: 'nothing' });
  }

  #playbackFinished(playback: PlaybackSnapshot, failed: string | null): void {
    this.#notSaid(playback, failed);
    const end = this.#deps.player.finished(playback.id, failed === null ? 'done' : 'failed');
    if (end === null) return;
    const target = end.target as CallId | ConversationId;
    this.#listener?.callChanged({ kind: 'speech-finished', target, speechId: end.speechId });
  }

  #destroyed(channel: ChannelSnapshot, cause: ReturnType<typeof goneCause>): void {
    const { gate, refusedMutes, earlySound, player, firstMusic } = this.#deps;
    firstMusic.forget(channel.id);
    gate.ended(channel.id);
    refusedMutes.forget(channel.id);
    earlySound.over(callIdOf(channel));
    player.forget(channel.id);
    this.#ended(channel.id);
    this.#gone(channel, cause);
  }

  #gone(channel: ChannelSnapshot, cause: ReturnType<typeof goneCause>): void {
    const callId = callIdOf(channel);
    this.#deps.watch.forget(callId);
    void this.#deps.facts.run([callId], () => {
      this.#listener?.callChanged({ kind: 'call-gone', callId, cause });
      return Promise.resolve();
    });
  }
}
