import { randomInt } from 'node:crypto';
import type { RecordChange } from '../../domain/engine/world/record-changes.ts';
import { type Event, type Outcome, step } from '../../domain/step.ts';
import { variablesAfterError } from '../../domain/engine/reconcile/ivr-variables.ts';
import { type Records, World } from '../../domain/engine/world/world.ts';
import type { CallcenterId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { AnswerOf, Request, RequestKind, RequestOf } from '../../domain/requests/request.ts';
import { type LogContext, NO_CONTEXT } from '../ports/log-context.ts';
import { CommandCarrier, refuseUnlessDone } from './command-carrier.ts';
import { firstOfUse, kindOfLetter, type Letter, type SteppedLetter } from './message.ts';
import { levelOf, loggableEvent, loggableReturn } from './loggable.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Store } from '../ports/store.ts';
import type { CommandResult, Telephony } from '../ports/telephony.ts';
import { retry } from './retry.ts';
import type { Turns } from './turns.ts';

/** Steps that are stored in one transaction at most; bounds how long an answer waits for others. */
const MAX_BATCH = 256;
/** So long steps are taken before what they decided is stored, and others have their turn. */
const BATCH_MS = 5;
const SEED_LIMIT = 2 ** 32;

/** Requests that are answered once Asterisk has done what they entail. */
const AWAITS_ASTERISK: ReadonlySet<RequestKind> = new Set([
  'create-extension',
  'delete-extension',
  'set-mode',
  'set-member-mode',
]);

export interface MailboxDeps {
  readonly store: Store;
  readonly telephony: Telephony;
  readonly clock: Clock;
  readonly log: Logger;
  readonly turns: Turns;
  /** Told of every step's changes before anything is carried out. */
  readonly onChanges: (mailbox: Mailbox, changes: readonly RecordChange[]) => void;
}

interface Stepped {
  readonly outcome: Outcome;
  readonly results: Promise<CommandResult[]>;
}

const NOTHING: Outcome = {
  answer: { kind: 'none' },
  changes: [],
  events: [],
  figures: [],
  commands: [],
};

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
  readonly #carrier: CommandCarrier;
  readonly #letters: Letter[] = [];
  #working: Promise<void> | null = null;
  #cancelAlarm: () => void = nobodyWaits;
  #closed: Refusal | null = null;
  #poison: { readonly letter: Letter; readonly error: unknown } | null = null;

  constructor(records: Records, deps: MailboxDeps) {
    this.id = records.callcenter.id;
    this.#deps = deps;
    this.#world = new World(records);
    this.#carrier = new CommandCarrier({
      telephony: deps.telephony,
      log: deps.log,
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
    return this.#letters.length;
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
    if (AWAITS_ASTERISK.has(request.kind)) refuseUnlessDone(await results);
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

  /** Stores a call center that is new, before anything else of it. */
  create(): Promise<void> {
    const { callcenter } = this.#world;
    const change = { kind: 'callcenter', key: this.id, record: callcenter } as const;
    const saving = this.#save([{ ...NOTHING, changes: [change] }]).then(() => this.#work());
    this.#working = saving;
    return saving;
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
  }

  #post(letter: Letter): void {
    if (this.#closed !== null) {
      letter.fail(this.#closed);
      return;
    }
    this.#letters.push(letter);
    this.#working ??= this.#work();
  }

  async #work(): Promise<void> {
    // Lets what arrives in the same turn of the event loop be stored together.
    await Promise.resolve();
    while (this.#letters.length > 0) {
      await this.#deps.turns.take(this.id);
      const stepped = this.#stepBatch(this.#letters.splice(0, MAX_BATCH));
      await this.#save(stepped.map(({ outcome }) => outcome));
      const first = firstOfUse(stepped, this.#letters);
      for (const [index, { letter, outcome }] of stepped.entries()) {
        this.#conclude(letter, outcome, index >= first);
        // What the answer sets going is done before the next; each may be long.
        await this.#deps.turns.take(this.id);
      }
      await this.#recoverIfNeeded();
    }
    this.#setAlarm();
    // In the same turn in which the last letter was found missing: none can be overlooked.
    this.#working = null;
  }

  /** What was decided is stored. */
  #conclude({ answer, logContext }: Letter, outcome: Outcome, isOfUse: boolean): void {
    const { log } = this.#deps;
    const { events, commands } = outcome;
    for (const event of events)
      log[levelOf(event)]({ ...logContext, ...loggableEvent(event) }, 'event');
    // He has no queue task, so no event tells of him.
    if (outcome.answer.kind === 'returned') {
      log.info({ ...logContext, ...loggableReturn(outcome.answer) }, 'a caller was returned');
    }
    const carrier = this.#carrier;
    answer(
      outcome,
      isOfUse ? carrier.carryOut(commands, logContext) : carrier.postpone(commands, logContext),
    );
  }

  #stepBatch(letters: readonly Letter[]): SteppedLetter[] {
    const stepped: SteppedLetter[] = [];
    const until = performance.now() + BATCH_MS;
    for (const [index, letter] of letters.entries()) {
      try {
        const at = this.#deps.clock.now();
        const outcome = step(this.#world, { at, seed: randomInt(SEED_LIMIT), event: letter.event });
        this.#deps.onChanges(this, outcome.changes);
        stepped.push({ letter, outcome });
        if (performance.now() < until) continue;
        this.#letters.unshift(...letters.slice(index + 1));
        break;
      } catch (error) {
        this.#poison = { letter, error };
        this.#letters.unshift(...letters.slice(index + 1));
        break;
      }
    }
    return stepped;
  }

  /** Nothing is carried out or answered before it is stored; a full disk delays, it does not lose. */
  async #save(outcomes: readonly Outcome[]): Promise<void> {
    const changes = lastOfEach(outcomes.flatMap((outcome) => outcome.changes));
    const events = outcomes.flatMap((outcome) => outcome.events);
    const figures = outcomes.flatMap((outcome) => outcome.figures);
    if (changes.length === 0 && events.length === 0) return;
    await retry(
      () => this.#deps.store.commit({ callcenterId: this.id, changes, events, figures }),
      (error) => {
        this.#deps.log.error({ callcenter_id: this.id, err: error }, 'cannot store; trying again');
      },
    );
  }

  /** A step that threw is a bug. Its call center goes on from what is stored; the caller goes home. */
  async #recoverIfNeeded(): Promise<void> {
    if (this.#poison === null) return;
    const { letter, error } = this.#poison;
    this.#poison = null;
    const fields = { ...letter.logContext, kind: kindOfLetter(letter), err: error };
    this.#deps.log.error(fields, 'a step failed; reading all anew');
    letter.fail(error);
    const records = await retry(() => this.#deps.store.load(this.id), nobodyWaits);
    if (records === null) return;
    const { voices } = this.#world;
    this.#world = new World(records);
    // No record, and told anew only when it changes.
    this.#world.voices = voices;
    const { event } = letter;
    if (event.kind === 'fact' && event.fact.kind === 'caller-arrived') {
      const variables = variablesAfterError('internal error', event.fact.attempts);
      const home = { kind: 'return-to-ivr', callId: event.fact.callId, variables } as const;
      void this.#deps.telephony.execute(home, letter.logContext);
    }
    this.#deps.telephony.lookAgain();
  }

  #setAlarm(): void {
    this.#cancelAlarm();
    const moment = this.#world.deadlines.next();
    if (moment === null || this.#closed !== null) return;
    this.#cancelAlarm = this.#deps.clock.wakeAt(moment, () => {
      this.tell({ kind: 'clock' });
    });
  }
}

const lastOfEach = (changes: readonly RecordChange[]): RecordChange[] => [
  ...new Map(changes.map((change) => [`${change.kind}/${change.key}`, change])).values(),
];
