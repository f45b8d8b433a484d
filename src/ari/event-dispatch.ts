import type { CallId, ConversationId } from '../domain/ids.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { TelephonyListener } from '../operations/ports/telephony.ts';
import type { Arrivals } from './arrivals.ts';
import type { AriEvent } from './asterisk-events.ts';
import { callIdOf, isMadeHere, isSnoop } from './call-names.ts';
import type { EarlySound } from './early-sound.ts';
import type { EntryGate } from './entry-gate.ts';
import { goneCause } from './hangup-cause.ts';
import type { Lanes } from './lanes.ts';
import type { PhoneHolds } from './phone-holds.ts';
import type { RefusedMutes } from './refused-mutes.ts';
import type { ChannelSnapshot, PlaybackSnapshot } from './snapshots.ts';
import type { SoundPlayer } from './sound-player.ts';

/** Who is to hear of what. */
export interface EventDispatchParts {
  readonly app: string;
  readonly log: Logger;
  readonly gate: EntryGate;
  readonly refusedMutes: RefusedMutes;
  readonly player: SoundPlayer;
  readonly holds: PhoneHolds;
  readonly earlySound: EarlySound;
  readonly arrivals: Arrivals;
  /** Facts about one call keep their order, those of others included. */
  readonly facts: Lanes;
  readonly listener: () => TelephonyListener | null;
}

/** Turns events of Asterisk into facts, and tells them to the parts that wait for them. */
export class EventDispatch {
  readonly #parts: EventDispatchParts;

  constructor(parts: EventDispatchParts) {
    this.#parts = parts;
  }

  happened(event: AriEvent): void {
    const { app, log, gate, refusedMutes, player, holds, earlySound } = this.#parts;
    switch (event.type) {
      case 'StasisStart':
        this.#entered(event.channel, event.args);
        return;
      case 'ChannelStateChange':
        this.#stateChanged(event.channel);
        return;
      case 'Dial':
        if (event.dialstatus === 'PROGRESS') earlySound.promised(callIdOf(event.peer));
        return;
      case 'ChannelHold':
      case 'ChannelUnhold':
        holds.changed(callIdOf(event.channel), event.type === 'ChannelHold');
        return;
      case 'PlaybackStarted':
        player.begun(event.playback.id);
        return;
      case 'PlaybackFinished':
        this.#playbackFinished(event.playback);
        return;
      case 'BridgeDestroyed':
        player.forget(event.bridge.id);
        return;
      case 'RecordingFailed':
        log.error({ conversation_id: event.recording.name }, 'a recording failed');
        return;
      case 'StasisEnd':
        if (!isMadeHere(event.channel.id)) this.#gone(event.channel, 'normal');
        return;
      case 'ChannelDestroyed':
        gate.ended(event.channel.id);
        refusedMutes.forget(event.channel.id);
        earlySound.over(callIdOf(event.channel));
        player.forget(event.channel.id);
        this.#gone(event.channel, goneCause(event.cause));
        return;
      case 'ApplicationReplaced':
        // The socket stays open and deaf: somebody else uses the same application's name.
        log.error({ app }, 'another service took over this ARI application');
        return;
      default:
    }
  }

  get #listener(): TelephonyListener | null {
    return this.#parts.listener();
  }

  #entered(channel: ChannelSnapshot, args: readonly string[]): void {
    const { gate, arrivals } = this.#parts;
    if (isMadeHere(channel.id) || isSnoop(channel.id)) gate.entered(channel.id);
    else arrivals.entered(channel, args);
  }

  #stateChanged(channel: ChannelSnapshot): void {
    const callId = callIdOf(channel);
    if (channel.state === 'Ringing') this.#listener?.callChanged({ kind: 'phone-ringing', callId });
    if (channel.state !== 'Up') return;
    this.#parts.earlySound.over(callId);
    this.#listener?.callChanged({ kind: 'phone-answered', callId });
  }

  #playbackFinished({ id, state }: PlaybackSnapshot): void {
    const end = this.#parts.player.finished(id, state === 'failed');
    if (end === null) return;
    const target = end.target as CallId | ConversationId;
    this.#listener?.callChanged({ kind: 'speech-finished', target, speechId: end.speechId });
  }

  #gone(channel: ChannelSnapshot, cause: ReturnType<typeof goneCause>): void {
    const callId = callIdOf(channel);
    void this.#parts.facts.run([callId], () => {
      this.#listener?.callChanged({ kind: 'call-gone', callId, cause });
      return Promise.resolve();
    });
  }
}
