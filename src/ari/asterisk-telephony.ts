import type { Command } from '../domain/engine/command.ts';
import type { CallcenterId, CallId, ConversationId } from '../domain/ids.ts';
import { type Cause, NOBODY } from '../operations/ports/cause.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type {
  CommandResult,
  RegistrationState,
  Telephony,
  TelephonyListener,
} from '../operations/ports/telephony.ts';
import { AriError } from './ari-error.ts';
import { attemptsSeen, readArrival } from './arrivals.ts';
import type { AriEvent } from './asterisk-events.ts';
import { callIdOf, handedInWith, HANDED_IN, isMadeHere, isSnoop } from './call-names.ts';
import type { AriClient } from './client.ts';
import { carryOut, type CommandTools, concerns } from './command-calls.ts';
import { goneCause } from './hangup-cause.ts';
import { Lanes } from './lanes.ts';
import { EntryGate } from './entry-gate.ts';
import { lookAtAsterisk, type Newcomer, withArrivals } from './resync.ts';
import { isAsGoodAsDone, leavesPlaceUnknown } from './refused-command.ts';
import { RefusedMutes } from './refused-mutes.ts';
import { VoiceList } from './voice-list.ts';
import { Whispering } from './whispering.ts';
import type { ChannelSnapshot, PlaybackSnapshot } from './snapshots.ts';
import { SoundPlayer } from './sound-player.ts';

/** How long to wait before looking again when looking at Asterisk failed. */
const LOOK_AGAIN_MS = 250;

/** How long a prompt that was added may remain unknown. */
const VOICES_EVERY_MS = 2_000;

const DONE: CommandResult = { kind: 'done' };
const POSTPONED: CommandResult = { kind: 'postponed' };

/**
 * The platform's calls in one Asterisk. Commands become ARI calls; events become facts. After every
 * (re)connection nothing is carried out until it was told what Asterisk has.
 */
export class AsteriskTelephony implements Telephony {
  readonly #ari: AriClient;
  readonly #app: string;
  readonly #log: Logger;
  readonly #gate = new EntryGate();
  readonly #refusedMutes = new RefusedMutes();
  readonly #whispering: Whispering;
  readonly #player: SoundPlayer;
  readonly #voices: VoiceList;
  readonly #commands = new Lanes();
  /** Facts about one call keep their order although some take a question to Asterisk. */
  readonly #facts = new Lanes();
  readonly #arrivedWhileLooking = new Map<CallId, Newcomer>();
  #listener: TelephonyListener | null = null;
  #connected = false;
  #ready = false;
  #looking = false;
  #retryTimer: NodeJS.Timeout | undefined;
  #voicesTimer: NodeJS.Timeout | undefined;

  /** @param soundsPath where call centers keep their own prompts; null: nowhere */
  constructor(ari: AriClient, app: string, soundsPath: string | null, log: Logger) {
    this.#ari = ari;
    this.#app = app;
    this.#log = log;
    this.#player = new SoundPlayer(ari);
    this.#voices = new VoiceList(ari, soundsPath);
    this.#whispering = new Whispering(app, this.#gate);
    ari.onEvent((event) => {
      this.#happened(event);
    });
    ari.onConnection((change) => {
      this.#connectionChanged(change.state === 'connected');
    });
  }

  listen(listener: TelephonyListener): void {
    this.#listener = listener;
  }

  isConnected(): boolean {
    return this.#ready;
  }

  execute(command: Command, cause: Cause, after?: Promise<unknown>): Promise<CommandResult> {
    return this.#commands.run(concerns(command), async () => {
      await after;
      return this.#attempt(command, cause);
    });
  }

  lookAgain(): void {
    if (!this.#connected || this.#looking) return;
    this.#ready = false;
    this.#looking = true;
    void this.#look();
  }

  /** Nothing is looked for any more. */
  close(): void {
    clearTimeout(this.#retryTimer);
    clearInterval(this.#voicesTimer);
  }

  async registrationOf(sipUser: string, cause: Cause): Promise<RegistrationState> {
    try {
      const { state } = await this.#ari.onBehalfOf(cause).getEndpoint('PJSIP', sipUser);
      return state === 'online' ? 'registered' : 'not-registered';
    } catch (error) {
      if (error instanceof AriError) return 'unknown';
      throw error;
    }
  }

  #connectionChanged(connected: boolean): void {
    this.#connected = connected;
    this.#ready = false;
    clearTimeout(this.#retryTimer);
    clearInterval(this.#voicesTimer);
    this.#looking = false;
    if (connected) this.lookAgain();
  }

  async #look(): Promise<void> {
    try {
      await this.#commands.idle();
      this.#arrivedWhileLooking.clear();
      await this.#listVoices();
      const seen = withArrivals(
        await lookAtAsterisk(this.#ari, this.#app),
        this.#arrivedWhileLooking,
      );
      this.#looking = false;
      this.#ready = true;
      this.#listener?.seen(seen);
    } catch (error) {
      this.#log.warn({ err: error }, 'cannot see what Asterisk has; looking again');
      this.#looking = false;
      this.#retryTimer = setTimeout(() => {
        this.lookAgain();
      }, LOOK_AGAIN_MS);
    }
  }

  async #listVoices(): Promise<void> {
    this.#listener?.voicesListed(await this.#voices.readAll());
    clearInterval(this.#voicesTimer);
    this.#voicesTimer = setInterval(() => void this.#listNewVoices(), VOICES_EVERY_MS);
  }

  async #listNewVoices(): Promise<void> {
    try {
      this.#listener?.voicesListed(await this.#voices.readOwn());
    } catch (error) {
      this.#log.warn({ err: error }, 'cannot list the prompts');
    }
  }

  async #attempt(command: Command, cause: Cause): Promise<CommandResult> {
    if (!this.#ready) return POSTPONED;
    const spared = this.#refusedMutes.spare(command);
    if (spared === null) return DONE;
    try {
      await carryOut(this.#toolsFor(cause), spared);
      this.#refusedMutes.done(command);
      return DONE;
    } catch (error) {
      if (!(error instanceof AriError)) throw error;
      return this.#failed(command, cause, error);
    }
  }

  #toolsFor(cause: Cause): CommandTools {
    return {
      ari: this.#ari.onBehalfOf(cause),
      app: this.#app,
      gate: this.#gate,
      whispering: this.#whispering,
      player: this.#player,
      readmit: (callId) => this.#readmit(callId, cause),
    };
  }

  #failed(command: Command, cause: Cause, error: AriError): CommandResult {
    if (error.kind !== 'refused') {
      this.#log.warn({ ...cause, err: error }, 'Asterisk did not answer');
      this.lookAgain();
      return POSTPONED;
    }
    if (isAsGoodAsDone(command, error)) return DONE;
    this.#refusedMutes.refused(command);
    if (leavesPlaceUnknown(command, error)) this.lookAgain();
    return { kind: 'refused', message: error.message };
  }

  #happened(event: AriEvent): void {
    switch (event.type) {
      case 'StasisStart':
        this.#entered(event.channel, event.args);
        return;
      case 'ChannelStateChange':
        this.#stateChanged(event.channel);
        return;
      case 'Dial':
        if (event.dialstatus === 'PROGRESS') {
          this.#listener?.callChanged({ kind: 'phone-plays', callId: callIdOf(event.peer) });
        }
        return;
      case 'PlaybackStarted':
        this.#player.begun(event.playback.id);
        return;
      case 'PlaybackFinished':
        this.#playbackFinished(event.playback);
        return;
      case 'BridgeDestroyed':
        this.#player.forget(event.bridge.id);
        return;
      case 'RecordingFailed':
        this.#log.error({ conversation_id: event.recording.name }, 'a recording failed');
        return;
      case 'StasisEnd':
        if (!isMadeHere(event.channel.id)) this.#gone(event.channel, 'normal');
        return;
      case 'ChannelDestroyed':
        this.#gate.ended(event.channel.id);
        this.#refusedMutes.forget(event.channel.id);
        this.#player.forget(event.channel.id);
        this.#gone(event.channel, goneCause(event.cause));
        return;
      case 'ApplicationReplaced':
        // The socket stays open and deaf: somebody else uses the same application's name.
        this.#log.error({ app: this.#app }, 'another service took over this ARI application');
        return;
      default:
    }
  }

  #entered(channel: ChannelSnapshot, args: readonly string[]): void {
    if (isMadeHere(channel.id) || isSnoop(channel.id)) {
      this.#gate.entered(channel.id);
      return;
    }
    if (args[0] === HANDED_IN) {
      this.#arrivedWhileLooking.set(callIdOf(channel), {
        callcenterId: (args[1] ?? '') as CallcenterId,
        attempts: attemptsSeen(channel),
      });
    }
    void this.#tellArrival(channel, args);
  }

  #stateChanged(channel: ChannelSnapshot): void {
    const callId = callIdOf(channel);
    if (channel.state === 'Ringing') this.#listener?.callChanged({ kind: 'phone-ringing', callId });
    if (channel.state === 'Up') this.#listener?.callChanged({ kind: 'phone-answered', callId });
  }

  #playbackFinished({ id, state }: PlaybackSnapshot): void {
    const end = this.#player.finished(id, state === 'failed');
    if (end === null) return;
    const target = end.target as CallId | ConversationId;
    this.#listener?.callChanged({ kind: 'speech-finished', target, speechId: end.speechId });
  }

  #gone(channel: ChannelSnapshot, cause: ReturnType<typeof goneCause>): void {
    const callId = callIdOf(channel);
    void this.#facts.run([callId], () => {
      this.#listener?.callChanged({ kind: 'call-gone', callId, cause });
      return Promise.resolve();
    });
  }

  #tellArrival(channel: ChannelSnapshot, args: readonly string[], cause = NOBODY): Promise<void> {
    return this.#facts.run([channel.id], async () => {
      try {
        const ari = this.#ari.onBehalfOf(cause);
        const { callcenterId, fact } = await readArrival(ari, channel, args);
        this.#listener?.callerArrived(callcenterId, fact);
      } catch (error) {
        // Refused: he is gone already. Otherwise he is found when Asterisk is looked at again.
        const fields = { ...cause, call_id: channel.id, err: error };
        this.#log.warn(fields, 'cannot read who arrived');
        if (!(error instanceof AriError && error.kind === 'refused')) this.lookAgain();
      }
    });
  }

  async #readmit(callId: string, cause: Cause): Promise<void> {
    const channels = await this.#ari.onBehalfOf(cause).listChannels();
    const channel = channels.find(({ id }) => id === callId);
    const args = channel === undefined ? null : handedInWith(this.#app, channel);
    if (channel !== undefined && args !== null) await this.#tellArrival(channel, args, cause);
  }
}
