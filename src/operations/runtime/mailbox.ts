import { randomInt } from 'node:crypto';
import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import { awaitsAsterisk } from '../../domain/requests/decide.ts';
import { type Event, type Outcome, step } from '../../domain/step.ts';
import { variablesAfterError } from '../../domain/engine/reconcile/ivr-variables.ts';
import { type Records, World } from '../../domain/engine/world/world.ts';
import type { CallcenterId, Instant } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refusals } from '../../domain/refusals.ts';
import type { AnswerOf, Request, RequestKind, RequestOf } from '../../domain/requests/request.ts';
import { type LogContext, NO_CONTEXT } from '../ports/log-context.ts';
import { CommandDispatcher, refuseUnlessDone } from './command-dispatcher.ts';
import { firstOfUse, kindOfMessage, type Message, type SteppedMessage } from './message.ts';
import { levelOf, loggableEvent, loggableReturn } from './loggable.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Batch, CommitOutcome, Store } from '../ports/store.ts';
import type { CommandResult, Telephony } from '../ports/telephony.ts';
import { canBePutOff, lastOfEach, MOST_PUT_OFF_MS } from './put-off.ts';
import { retry } from './retry.ts';
import type { FairScheduler } from './fair-scheduler.ts';
import type { Tenure } from './tenure.ts';
import type { TrunkCalls } from './trunk-calls.ts';

/** Steps that are stored in one transaction at most; bounds how long an answer waits for others. */
const MAX_BATCH = 256;
/** So long steps are taken before what they decided is stored, and others have their turn. */
const BATCH_MS = 5;
const SEED_LIMIT = 2 ** 32;

export interface MailboxDeps {
  readonly store: Store;
  readonly telephony: Telephony;
  readonly clock: Clock;
  readonly log: Logger;
  readonly scheduler: FairScheduler;
  readonly trunkCalls: Pick<TrunkCalls, 'elsewhere'>;
  /** By what right it is decided about the call center; its records were read after it was entered. */
  readonly tenure: Tenure;
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
  readonly #dispatcher: CommandDispatcher;
  readonly #messages: Message[] = [];
  #working: Promise<void> | null = null;
  #cancelAlarm: () => void = nobodyWaits;
  #closed: Refusal | null = null;
  /** Nothing is stored any more, be it decided or not. */
  #isDropped = false;
  #poison: { readonly message: Message; readonly error: unknown } | null = null;
  /** What is stored with whatever is stored next. */
  #putOff: readonly RecordChange[] = [];
  /** When the first of it was decided. */
  #putOffSince: Instant | null = null;

  constructor(records: Records, deps: MailboxDeps) {
    this.id = records.callcenter.id;
    this.#deps = deps;
    this.#world = this.#worldOf(records);
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
    const isStored = isOurs && (await this.#commit({ changes: [change], events: [] }));
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
    await this.#commit({ changes: this.#putOff, events: [], figures: [] });
  }

  /**
   * Somebody else owns the call center, or is about to. Nothing more is decided, stored or sent; what is being stored
   * may be stored or not. Who asks is refused as told.
   */
  drop(refusal: Refusal): void {
    this.#closed = refusal;
    this.#isDropped = true;
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
      if (!(await this.#save(stepped.map(({ outcome }) => outcome)))) {
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

  /**
   * Nothing is carried out, told or answered before it is stored.
   * @returns false: it never will be, as somebody else owns the call center
   */
  async #save(outcomes: readonly Outcome[]): Promise<boolean> {
    const ofNow = outcomes.flatMap((outcome) => outcome.changes);
    const changes = lastOfEach([...this.#putOff, ...ofNow]);
    const now = this.#deps.clock.now();
    if (outcomes.every(canBePutOff) && now < (this.#storedAtLatest ?? Infinity)) {
      this.#putOff = changes;
      if (changes.length > 0) this.#putOffSince ??= now;
      return true;
    }
    const events = outcomes.flatMap((outcome) => outcome.events);
    const figures = outcomes.flatMap((outcome) => outcome.figures);
    return this.#commit({ changes, events, figures });
  }

  /** A full disk delays, it does not lose. */
  async #commit(batch: Omit<Batch, 'callcenterId' | 'fence'>): Promise<boolean> {
    if (batch.changes.length > 0 || batch.events.length > 0) {
      if (this.#isDropped) return false;
      // Handed in again under the same number: it may have been stored although the answer was lost.
      const { store, tenure } = this.#deps;
      const whole = { callcenterId: this.id, ...batch, ...tenure.nextFence() };
      if (!(await this.#stored(() => store.commit(whole)))) return false;
    }
    this.#putOff = [];
    this.#putOffSince = null;
    return true;
  }

  async #stored(commit: () => Promise<CommitOutcome>): Promise<boolean> {
    const { log, tenure } = this.#deps;
    const isOver = (): boolean => this.#isDropped;
    try {
      const outcome = await retry(
        commit,
        (error) => {
          const fields = { callcenter_id: this.id, err: error };
          log.error(fields, 'cannot store; trying again');
        },
        isOver,
      );
      if (outcome !== 'fenced') return true;
    } catch (error) {
      if (!isOver()) throw error;
      return false;
    }
    log.warn(
      { callcenter_id: this.id },
      'another process owns the call center: it is dropped here',
    );
    this.drop(refusals.ownedElsewhere(this.id));
    tenure.lost();
    return false;
  }

  /** A step that threw is a bug. Its call center goes on from what is stored; the caller goes home. */
  async #recoverIfNeeded(): Promise<void> {
    if (this.#poison === null) return;
    const { message, error } = this.#poison;
    this.#poison = null;
    const fields = { ...message.logContext, kind: kindOfMessage(message), err: error };
    this.#deps.log.error(fields, 'a step failed; reading all anew');
    message.fail(error);
    if (!(await this.#commit({ changes: this.#putOff, events: [], figures: [] }))) return;
    const records = await retry(() => this.#deps.store.load(this.id), nobodyWaits);
    if (records === null || this.#isDropped) return;
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

  get #storedAtLatest(): Instant | null {
    return this.#putOffSince === null ? null : this.#putOffSince + MOST_PUT_OFF_MS;
  }

  #setAlarm(): void {
    this.#cancelAlarm();
    if (this.#closed !== null) return;
    const moments = [this.#world.deadlines.next(), this.#storedAtLatest];
    const moment = Math.min(...moments.map((one) => one ?? Infinity));
    if (moment === Infinity) return;
    this.#cancelAlarm = this.#deps.clock.wakeAt(moment, () => {
      this.tell({ kind: 'clock' });
    });
  }
}
