import { randomInt } from 'node:crypto';
import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import { awaitsAsterisk } from '../../domain/requests/decide.ts';
import { type Event, type Outcome, step } from '../../domain/step.ts';
import { variablesAfterError } from '../../domain/engine/reconcile/ivr-variables.ts';
import { type Records, World } from '../../domain/engine/world/world.ts';
import type { CallcenterId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refusals } from '../../domain/refusals.ts';
import type { AnswerOf, Request, RequestKind, RequestOf } from '../../domain/requests/request.ts';
import { type LogContext, NO_CONTEXT } from '../ports/log-context.ts';
import { StepSaver, type StepSaverDeps } from './step-saver.ts';
import { CommandDispatcher, refuseUnlessDone } from './command-dispatcher.ts';
import { firstOfUse, kindOfMessage, type Message, type SteppedMessage } from './message.ts';
import { levelOf, loggableEvent, loggableReturn } from './loggable.ts';
import type { Fence } from '../ports/store.ts';
import type { CommandResult, Telephony } from '../ports/telephony.ts';
import { retry } from './retry.ts';
import type { FairScheduler } from './fair-scheduler.ts';
import type { TrunkCalls } from './trunk-calls.ts';

/** Steps that are stored in one transaction at most; bounds how long an answer waits for others. */
const MAX_BATCH = 256;
/** So long steps are taken before what they decided is stored, and others have their turn. */
const BATCH_MS = 5;
const SEED_LIMIT = 2 ** 32;

/** Its records were read after `tenure` was entered. */
export interface MailboxDeps extends StepSaverDeps {
  readonly telephony: Telephony;
  readonly scheduler: FairScheduler;
  readonly trunkCalls: Pick<TrunkCalls, 'elsewhere'>;
  /** Told of every step's changes before anything is carried out. */
  readonly onChanges: (mailbox: Mailbox, changes: readonly RecordChange[]) => void;
}

interface Stepped {
  readonly outcome: Outcome;
  readonly results: Promise<CommandResult[]>;
}

const nobodyWaits = (): void => undefined;

/**
 * One call center's post: events are stepped in the order in which they came, what a step decided
 * is stored, and only then carried out and answered. What came while the store was busy is stepped
 * and stored together. Nothing else touches the world.
 */
export class Mailbox {
  readonly id: CallcenterId;
  #world: World;
  readonly #deps: MailboxDeps;
  readonly #saver: StepSaver;
  readonly #dispatcher: CommandDispatcher;
  readonly #messages: Message[] = [];
  #working: Promise<void> | null = null;
  #cancelAlarm: () => void = nobodyWaits;
  #closed: Refusal | null = null;
  #poison: { readonly message: Message; readonly error: unknown } | null = null;

  constructor(records: Records, deps: MailboxDeps) {
    this.id = records.callcenter.id;
    this.#deps = deps;
    this.#world = this.#worldOf(records);
    this.#saver = new StepSaver(this.id, deps, () => {
      this.drop(refusals.ownedElsewhere(this.id));
    });
    this.#dispatcher = new CommandDispatcher({
      telephony: deps.telephony,
      log: deps.log,
      maySend: () => deps.tenure.maySend(),
      onFailure: (command, message, logContext) => {
        this.tell({ kind: 'fact', fact: { kind: 'command-failed', command, message } }, logContext);
      },
    });
    this.#setAlarm();
  }

  /** For reading between steps; it must not be kept or changed. */
  get world(): World {
    return this.#world;
  }

  /** How many wait to be stepped. */
  get queueLength(): number {
    return this.#messages.length;
  }

  /** Hands in what happened. */
  tell(event: Event, logContext = NO_CONTEXT): void {
    this.#post({
      event,
      logContext: this.#within(logContext),
      answer: nobodyWaits,
      fail: nobodyWaits,
    });
  }

  /**
   * Hands in what a user asks for.
   * @throws Refusal
   */
  ask<Kind extends RequestKind>(
    request: RequestOf<Kind>,
    logContext: LogContext,
  ): Promise<AnswerOf<Kind>>;
  async ask(request: Request, logContext: LogContext): Promise<AnswerOf<RequestKind>> {
    const { outcome, results } = await this.#outcomeOf(request, logContext);
    if (outcome.answer.kind === 'refused') throw outcome.answer.refusal;
    if (awaitsAsterisk(request.kind)) refuseUnlessDone(await results);
    if (outcome.answer.kind !== 'done') throw new Error(`no answer to ${request.kind}`);
    return outcome.answer.value;
  }

  #outcomeOf(request: Request, logContext: LogContext): Promise<Stepped> {
    return new Promise((resolve, reject) => {
      this.#post({
        event: { kind: 'request', request },
        logContext: this.#within(logContext),
        answer: (outcome, results) => {
          resolve({ outcome, results });
        },
        fail: reject,
      });
    });
  }

  #within(logContext: LogContext): LogContext {
    return { callcenter_id: this.id, ...logContext };
  }

  /**
   * Stores a call center that is new, before anything else of it.
   * @throws Refusal if somebody else owns it
   */
  create(): Promise<void> {
    const saving = this.#storeNew().then(() => this.#work());
    this.#working = saving.catch(nobodyWaits);
    return saving;
  }

  async #storeNew(): Promise<void> {
    const { callcenter } = this.#world;
    const change = { kind: 'callcenter', key: this.id, record: callcenter } as const;
    const isOurs = await this.#deps.tenure.enter();
    if (!isOurs) this.drop(refusals.ownedElsewhere(this.id));
    const isStored = isOurs && (await this.#saver.commit({ changes: [change], events: [] }));
    if (!isStored) throw this.#closed ?? refusals.ownedElsewhere(this.id);
  }

  /** All that was handed in is decided, stored and given to Asterisk. */
  get isQuiet(): boolean {
    return this.#working === null;
  }

  /** Resolves when it may be quiet; until somebody looks, more can have come. */
  async quiet(): Promise<void> {
    await this.#working;
  }

  /** Finishes what is under way and takes nothing more: who asks is refused as told. */
  async close(refusal: Refusal): Promise<void> {
    this.#closed = refusal;
    this.#cancelAlarm();
    await this.#working;
    await this.#saver.saveRest();
  }

  /** For what is stored after it was closed: once. Absent: nobody else can own the call center. */
  nextFence(): Fence | undefined {
    return this.#deps.tenure.nextFence().fence;
  }

  /**
   * Somebody else owns the call center, or is about to. Nothing more is decided, stored or sent; what is being stored
   * may be stored or not. Who asks is refused as told.
   */
  drop(refusal: Refusal): void {
    this.#closed = refusal;
    this.#saver.stop();
    this.#cancelAlarm();
    for (const message of this.#messages.splice(0)) message.fail(refusal);
  }

  #post(message: Message): void {
    if (this.#closed !== null) {
      message.fail(this.#closed);
      return;
    }
    this.#messages.push(message);
    this.#working ??= this.#work();
  }

  async #work(): Promise<void> {
    // Lets what arrives in the same turn of the event loop be stored together.
    await Promise.resolve();
    while (this.#messages.length > 0) {
      await this.#deps.scheduler.turn(this.id);
      const stepped = this.#stepBatch(this.#messages.splice(0, MAX_BATCH));
      if (!(await this.#saver.save(stepped.map(({ outcome }) => outcome)))) {
        for (const { message } of stepped) message.fail(this.#closed);
        continue;
      }
      const first = firstOfUse(stepped, this.#messages);
      for (const [index, { message, outcome }] of stepped.entries()) {
        this.#conclude(message, outcome, index >= first);
        // What the answer sets going is done before the next; each may be long.
        await this.#deps.scheduler.turn(this.id);
      }
      await this.#recoverIfNeeded();
    }
    this.#setAlarm();
    // In the same turn in which the last message was found missing: none can be overlooked.
    this.#working = null;
  }

  /** What was decided is stored. */
  #conclude({ answer, logContext }: Message, outcome: Outcome, isOfUse: boolean): void {
    const { log } = this.#deps;
    const { events, commands } = outcome;
    for (const event of events)
      log[levelOf(event)]({ ...logContext, ...loggableEvent(event) }, 'event');
    // Such a caller has no queue task, so no event tells of them.
    if (outcome.answer.kind === 'returned') {
      log.info({ ...logContext, ...loggableReturn(outcome.answer) }, 'a caller was returned');
    }
    const dispatcher = this.#dispatcher;
    answer(
      outcome,
      isOfUse
        ? dispatcher.dispatch(commands, logContext)
        : dispatcher.postpone(commands, logContext),
    );
  }

  #stepBatch(messages: readonly Message[]): SteppedMessage[] {
    const stepped: SteppedMessage[] = [];
    const until = performance.now() + BATCH_MS;
    for (const [index, message] of messages.entries()) {
      try {
        const at = this.#deps.clock.now();
        const outcome = step(this.#world, {
          at,
          seed: randomInt(SEED_LIMIT),
          event: message.event,
        });
        this.#deps.onChanges(this, outcome.changes);
        stepped.push({ message, outcome });
        if (performance.now() < until) continue;
        this.#messages.unshift(...messages.slice(index + 1));
        break;
      } catch (error) {
        this.#poison = { message, error };
        this.#messages.unshift(...messages.slice(index + 1));
        break;
      }
    }
    return stepped;
  }

  /** A step that threw is a bug. Its call center goes on from what is stored; the caller goes home. */
  async #recoverIfNeeded(): Promise<void> {
    if (this.#poison === null) return;
    const { message, error } = this.#poison;
    this.#poison = null;
    const fields = { ...message.logContext, kind: kindOfMessage(message), err: error };
    this.#deps.log.error(fields, 'a step failed; reading all anew');
    message.fail(error);
    if (!(await this.#saver.saveRest())) return;
    const records = await retry(() => this.#deps.store.load(this.id), nobodyWaits);
    if (records === null || this.#saver.isStopped) return;
    const { voices, disk, trunks } = this.#world;
    this.#world = this.#worldOf(records);
    // No record, and told anew only when it changes.
    this.#world.voices = voices;
    this.#world.disk = disk;
    this.#world.trunks = trunks;
    const { event } = message;
    if (event.kind === 'fact' && event.fact.kind === 'caller-arrived') {
      const variables = variablesAfterError('internal error', event.fact.attempts);
      const home = { kind: 'return-to-ivr', callId: event.fact.callId, variables } as const;
      void this.#deps.telephony.execute(home, message.logContext);
    }
    this.#deps.telephony.lookAgain();
  }

  #worldOf(records: Records): World {
    const world = new World(records);
    world.callsElsewhere = (trunk) => this.#deps.trunkCalls.elsewhere(this.id, trunk);
    return world;
  }

  #setAlarm(): void {
    this.#cancelAlarm();
    if (this.#closed !== null) return;
    const moments = [this.#world.deadlines.next(), this.#saver.storedAtLatest];
    const moment = Math.min(...moments.map((one) => one ?? Infinity));
    if (moment === Infinity) return;
    this.#cancelAlarm = this.#deps.clock.wakeAt(moment, () => {
      this.tell({ kind: 'clock' });
    });
  }
}
