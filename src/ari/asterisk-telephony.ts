import type { CallId, ConversationId } from '../domain/ids.ts';
import type { Command } from '../domain/engine/world/command.ts';
import type { LogContext } from '../operations/ports/log-context.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type {
  CommandResult,
  RegistrationState,
  Seen,
  Telephony,
  TelephonyListener,
} from '../operations/ports/telephony.ts';
import { AriError } from './ari-error.ts';
import { Arrivals } from './arrivals.ts';
import type { AriClient } from './client.ts';
import { CommandExecutor } from './command-executor.ts';
import { ConversationBridges } from './conversation-bridges.ts';
import { EarlySound } from './early-sound.ts';
import { EntryGate } from './entry-gate.ts';
import { EventDispatch } from './event-dispatch.ts';
import { FirstMusic } from './first-music.ts';
import { SerialByKey } from './serial-by-key.ts';
import { OtherPrograms } from './other-programs.ts';
import { PhoneHolds } from './phone-holds.ts';
import { PhoneWatch } from './phone-watch.ts';
import { Registrations } from './registrations.ts';
import { RefusedMutes } from './refused-mutes.ts';
import { type AccountMaker, SipAccounts } from './sip-accounts.ts';
import { ON_THIS_MACHINE } from './endpoint-settings.ts';
import { lookAtAsterisk, withArrivals } from './resync.ts';
import { SoundPlayer } from './sound-player.ts';
import { VoiceList } from './voice-list.ts';
import { Whispering } from './whispering.ts';

/** How long to wait before looking again when looking at Asterisk failed. */
const LOOK_AGAIN_MS = 250;

/** Between two looks without a loss of the connection in between: each holds everybody up. */
const LOOK_PAUSE_MS = 1_000;

/** How long a prompt that was added may remain unknown. */
const VOICES_EVERY_MS = 2_000;

/**
 * The platform's calls in one Asterisk: `CommandExecutor` turns commands into ARI calls, `EventDispatch`
 * and `Arrivals` turn events into facts. After every (re)connection nothing is carried out until it was
 * told what Asterisk has.
 */
export class AsteriskTelephony implements Telephony {
  readonly #ari: AriClient;
  readonly #app: string;
  readonly #log: Logger;
  readonly #voices: VoiceList;
  readonly #arrivals: Arrivals;
  readonly #holds: PhoneHolds;
  readonly #earlySound: EarlySound;
  readonly #watch: PhoneWatch;
  readonly #registrations: Registrations;
  readonly #firstMusic: FirstMusic;
  readonly #bridges: ConversationBridges;
  readonly #executor: CommandExecutor;
  readonly #otherPrograms: OtherPrograms;
  readonly #accounts: SipAccounts;
  #listener: TelephonyListener | null = null;
  #connected = false;
  #ready = false;
  #closed = false;
  #takenOver = false;
  /** The look that is under way; null: none. One that another took the place of comes to nothing. */
  #look: symbol | null = null;
  /** By the process's own clock, in ms. */
  #lookedAt = Number.NEGATIVE_INFINITY;
  #retryTimer: NodeJS.Timeout | undefined;
  #voicesTimer: NodeJS.Timeout | undefined;

  /**
   * @param soundsPath where call centers keep their own prompts; null: nowhere
   * @param phones how accounts of agents' phones are made
   */
  constructor(
    ari: AriClient,
    app: string,
    soundsPath: string | null,
    log: Logger,
    phones: Omit<AccountMaker, 'app'> = { transferKey: true, endpoints: ON_THIS_MACHINE },
  ) {
    this.#ari = ari;
    this.#app = app;
    this.#log = log;
    this.#firstMusic = new FirstMusic(ari);
    this.#voices = new VoiceList(ari, soundsPath);
    const gate = new EntryGate();
    const told = { log, facts: new SerialByKey(), listener: () => this.#listener };
    this.#otherPrograms = new OtherPrograms(told);
    this.#bridges = new ConversationBridges(app);
    this.#accounts = new SipAccounts({ app, ...phones }, log);
    const shared = {
      ...{ ari, app, gate, ...told, bridges: this.#bridges },
      otherPrograms: this.#otherPrograms,
      whispering: new Whispering(app, gate),
      refusedMutes: new RefusedMutes(),
      accounts: this.#accounts,
      player: new SoundPlayer(ari, this.#promptFailed),
      firstMusic: this.#firstMusic,
      earlySound: new EarlySound(ari, () => this.#listener),
      holds: new PhoneHolds((callId, onHold) => {
        this.#listener?.callChanged({ kind: 'hold-changed', callId, onHold });
      }),
      isReady: () => this.#ready,
      lookAgain: () => {
        this.lookAgain();
      },
    };
    this.#registrations = new Registrations({ ...shared, anyCall: () => this.#watch.anyHeard() });
    this.#watch = new PhoneWatch({ ...shared, registrations: this.#registrations });
    const arrivals = new Arrivals(shared);
    this.#arrivals = arrivals;
    this.#holds = shared.holds;
    this.#earlySound = shared.earlySound;
    this.#executor = new CommandExecutor({ ...shared, arrivals });
    const dispatch = new EventDispatch({
      ...{ ...shared, arrivals, executor: this.#executor },
      watch: this.#watch,
    });
    ari.onEvent((event) => {
      dispatch.happened(event);
    });
    this.#followConnection();
  }

  readonly #promptFailed = (id: string, voice: string): void => {
    const target = id as CallId | ConversationId;
    this.#listener?.callChanged({ kind: 'sound-failed', target, voice, instead: 'music' });
  };

  #followConnection(): void {
    this.#ari.onConnection((change) => {
      this.#takenOver = change.state === 'disconnected' && change.reason.kind === 'taken-over';
      this.#connectionChanged(change.state === 'connected');
    });
  }

  listen(listener: TelephonyListener): void {
    this.#listener = listener;
  }

  isConnected(): boolean {
    return this.#ready;
  }

  isTakenOver(): boolean {
    return this.#takenOver;
  }

  async execute(
    command: Command,
    logContext: LogContext,
    after?: Promise<unknown>,
  ): Promise<CommandResult> {
    const result = await this.#executor.execute(command, logContext, after);
    if (command.kind === 'put-sip-account' && command.why !== 'kept') {
      this.#registrations.forget(command.user);
    }
    return result;
  }

  phoneLineChanged(sipUser: string): void {
    this.#registrations.lookSoon(sipUser);
  }

  /** Right after a look the next one waits for the pause to end, and what others do goes on. */
  lookAgain(): void {
    if (!this.#connected || this.#closed || this.#look !== null) return;
    clearTimeout(this.#retryTimer);
    const pauseMs = this.#lookedAt + LOOK_PAUSE_MS - performance.now();
    if (pauseMs > 0) this.#retryTimer = setTimeout(this.#beginLook, pauseMs);
    else this.#beginLook();
  }

  readonly #beginLook = (): void => {
    this.#ready = false;
    const look = Symbol('look');
    this.#look = look;
    void this.#lookAnew(look);
  };

  /** Nothing is looked for any more. */
  close(): void {
    this.#closed = true;
    this.#look = null;
    clearTimeout(this.#retryTimer);
    clearInterval(this.#voicesTimer);
    this.#earlySound.forgetAll();
    this.#otherPrograms.close();
    this.#watch.stop();
    this.#registrations.stop();
    this.#firstMusic.close();
  }

  async registrationOf(sipUser: string, logContext: LogContext): Promise<RegistrationState> {
    try {
      const { state } = await this.#ari.onBehalfOf(logContext).getEndpoint('PJSIP', sipUser);
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
    this.#look = null;
    this.#lookedAt = Number.NEGATIVE_INFINITY;
    this.#watch.stop();
    this.#registrations.stop();
    if (connected) this.lookAgain();
  }

  async #lookAnew(look: symbol): Promise<void> {
    const isOver = (): boolean => this.#look !== look;
    try {
      await this.#executor.idle();
      this.#arrivals.lookBegins();
      this.#otherPrograms.note((watch) => {
        watch.lookBegins();
      });
      this.#registrations.stop();
      const voices = await this.#voices.readAll();
      const asterisk = await lookAtAsterisk(this.#ari, this.#app, this.#bridges);
      if (isOver()) return;
      const seen = withArrivals(asterisk, this.#arrivals.sinceLook);
      this.#otherPrograms.note((watch, at) => {
        watch.looked(seen, at);
      });
      this.#look = null;
      this.#ready = true;
      this.#logFirstLook(seen);
      this.#lookedAt = performance.now();
      this.#listVoices(voices);
      this.#tellSeen(seen);
    } catch (error) {
      if (isOver()) return;
      this.#log.warn({ err: error }, 'cannot see what Asterisk has; looking again');
      this.#look = null;
      this.#retryTimer = setTimeout(() => {
        this.lookAgain();
      }, LOOK_AGAIN_MS);
    }
  }

  #logFirstLook({ calls, bridges }: Seen): void {
    if (this.#lookedAt !== Number.NEGATIVE_INFINITY) return;
    this.#log.info({ calls: calls.length, bridges: bridges.length }, 'looked at Asterisk');
  }

  #tellSeen(seen: Seen): void {
    this.#executor.looked();
    this.#accounts.looked(seen.sipAccounts);
    this.#listener?.seen(seen);
    this.#registrations.begin(seen);
    this.#askPhones(seen);
  }

  /** Of what phones did while nobody listened, Asterisk tells when it is asked about each. */
  #askPhones({ calls }: Seen): void {
    const callIds = (isAnswered: boolean) =>
      calls.filter(({ state }) => (state === 'up') === isAnswered).map(({ callId }) => callId);
    this.#watch.begin(callIds(true));
    void this.#holds.askAll(this.#ari, callIds(true));
    this.#earlySound.forgetAll();
    for (const callId of callIds(false)) this.#earlySound.promised(callId);
  }

  #listVoices(voices: ReadonlySet<string>): void {
    this.#listener?.voicesListed(voices);
    clearInterval(this.#voicesTimer);
    this.#voicesTimer = setInterval(() => void this.#listNewVoices(), VOICES_EVERY_MS);
  }

  /** Before Asterisk was looked at, nobody knows what it has; then it is listed anyway. */
  async lookForVoices(): Promise<void> {
    if (this.#voicesTimer !== undefined) await this.#listNewVoices();
  }

  async #listNewVoices(): Promise<void> {
    try {
      this.#listener?.voicesListed(await this.#voices.readOwn());
    } catch (error) {
      this.#log.warn({ err: error }, 'cannot list the prompts');
    }
  }
}
