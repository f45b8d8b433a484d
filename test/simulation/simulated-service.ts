import { callOfOurs } from '../../src/ari/refused-command.ts';
import { PlaceWatch } from '../../src/ari/place-watch.ts';
import { RefusedMutes } from '../../src/ari/refused-mutes.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { Command } from '../../src/domain/engine/world/command.ts';
import type { OutwardEvent } from '../../src/domain/engine/world/outward-event.ts';
import { type Event, step } from '../../src/domain/step.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { AsteriskFact, PlaceNote, Refused, SimulatedAsterisk } from './asterisk.ts';
import { NO_BRIDGE } from './asterisk-bridges.ts';
import { NO_CALL } from './asterisk-channels.ts';
import { FIRST_RECORDS } from './call-center.ts';
import type { Chance } from './chance.ts';
import { chanceRefusal } from './chance-refusal.ts';
import { orderKeys } from '../../src/domain/engine/world/command-order.ts';
import { CommandsUnderWay } from './commands-under-way.ts';
import { describeStep } from './describe-step.ts';
import { HearingWindow } from './hearing-window.ts';
import type { History } from './history.ts';
import { asLooked, Look } from './look.ts';
import { StepChecks } from './step-checks.ts';
import { SimulatedStore } from './store.ts';
import type { Tracer } from './tracer.ts';
import { UnderWay } from './under-way.ts';
import type { Wire } from './wire.ts';

/** After these Asterisk is looked at: where they fail, nobody knows who is where. */
const MOVES: ReadonlySet<Command['kind']> = new Set(['join-bridge', 'leave-bridge']);

export interface ServiceDeps {
  readonly chance: Chance;
  readonly asterisk: SimulatedAsterisk;
  readonly wire: Wire;
  readonly history: History;
  readonly trace: Tracer;
}

/**
 * The service around the engine: step, store, carry out. Steps are stored one by one or several
 * together; only then are their commands carried out, each call's in order, the others side by side.
 */
export class SimulatedService {
  steps = 0;
  /** Asterisk's events are heard. */
  isConnected = true;
  /** Asterisk is looked at. Until what was seen is told, no command goes out. */
  #look: Look | null = null;
  /** null: the process is dead. */
  world: World | null;
  readonly #store: SimulatedStore;
  readonly #refusedMutes = new RefusedMutes();
  readonly #watch = new PlaceWatch();
  readonly #lanes = new CommandsUnderWay();
  readonly #deps: ServiceDeps;
  readonly #underWay = new UnderWay();
  readonly #hearing = new HearingWindow();
  readonly #checks: StepChecks;
  #unsaved: { commands: Command[]; events: OutwardEvent[] } = { commands: [], events: [] };
  #lastAt: Instant | null = null;

  constructor(deps: ServiceDeps, isStrict: boolean) {
    this.#deps = deps;
    this.#checks = new StepChecks(deps.history);
    this.#store = new SimulatedStore(isStrict);
    this.#store.stage(FIRST_RECORDS);
    this.#store.commit();
    this.world = this.#store.world(deps.asterisk.callsElsewhere);
  }

  get commandsUnderWay(): number {
    return this.#lanes.size;
  }

  get hasUnsaved(): boolean {
    return this.#lastAt !== null;
  }

  /** One step of the engine, with all checks that can be made at once. */
  step(at: Instant, event: Event): void {
    const { world } = this;
    if (world === null) return;
    const { chance, trace } = this.#deps;
    this.steps += 1;
    const checkStep = this.#checks.watch(world, event, at);
    const outcome = step(world, { at, seed: chance.below(2 ** 32), event });
    trace?.(() => `step ${this.steps} at ${at}: ${describeStep(event, outcome)}`);
    this.#lastAt = at;
    this.#store.stageStep(outcome);
    if (event.kind === 'fact' && event.fact.kind === 'asterisk-seen') this.#forgetCommands();
    this.#underWay.begin(outcome.commands, Math.min(this.steps, this.#mendedBy(event)));
    if (outcome.changes.length > 0) this.#hearing.note(this.steps, world);
    this.#unsaved.commands.push(...outcome.commands);
    this.#unsaved.events.push(...outcome.events);
    checkStep(outcome);
    this.#store.checkAgainst(world);
  }

  /** Stores what was stepped, and lets its commands go. */
  save(): void {
    const { commands, events } = this.#unsaved;
    this.#unsaved = { commands: [], events: [] };
    this.#lastAt = null;
    this.#store.commit();
    if (this.world !== null) this.#checks.save(this.world);
    for (const event of events) this.#deps.history.note(event);
    if (this.isReady && !this.#deps.wire.holdsSeen) this.#lanes.push(commands);
    else this.#postpone(commands);
  }

  /** Asterisk does one of the commands under way. */
  carryOutOne(): void {
    const command = this.#lanes.take(this.#deps.chance);
    if (command === undefined) return;
    if (this.#deps.chance.oneIn(200)) this.#loseAnswer(command);
    else this.#attempt(command);
  }

  /** Asterisk cannot be reached any more: facts and commands on the way are lost. */
  disconnect(): void {
    this.isConnected = false;
    this.#look = null;
    this.#deps.wire.cut();
    this.#postpone(this.#lanes.clear());
  }

  /** Asterisk is reached again; first of all it is looked at. */
  connect(): void {
    this.isConnected = true;
    this.#look = new Look();
    this.#watch.lookBegins();
  }

  /** Events are heard meanwhile. Commands that had begun are finished, all others postponed. */
  lookAgain(unanswered?: Command): void {
    if (!this.isReady) return;
    this.#look = new Look();
    const busy = unanswered === undefined ? [] : orderKeys(unanswered);
    for (const command of this.#lanes.begun(busy)) {
      if (this.#deps.chance.oneIn(2)) this.#attempt(command);
    }
    this.#postpone(this.#lanes.clear());
    this.#watch.lookBegins();
  }

  get isLooking(): boolean {
    return this.#look !== null;
  }

  get isReady(): boolean {
    return this.isConnected && this.#look === null;
  }

  /** Looks, and some time later tells. */
  goOnLooking(): void {
    const look = this.#look;
    if (look === null) return;
    const { asterisk, wire, trace } = this.#deps;
    const told = look.told();
    if (told === null) {
      const seen = look.see(asterisk);
      trace?.(() => `  sees ${JSON.stringify(seen)}`);
      return;
    }
    this.#look = null;
    trace?.(() => '  tells what it saw');
    this.#watch.looked(asLooked(told), asterisk.now);
    wire.pushSeen(told);
    asterisk.tellHolds();
  }

  /** A fact on its way. Whoever arrives while Asterisk is looked at counts as seen. */
  hear(fact: AsteriskFact): void {
    this.#checkHearing(fact);
    if (!this.isConnected) return;
    if (fact.kind === 'caller-arrived') this.#look?.noteArrival(fact);
    if (fact.kind === 'phone-registered') this.#look?.noteRegistration(fact.extension, true);
    if (fact.kind === 'phone-unregistered') this.#look?.noteRegistration(fact.extension, false);
    this.#deps.wire.push(fact);
  }

  /** An event about who is where. */
  hearPlace(note: PlaceNote): void {
    if (this.isConnected) note(this.#watch, this.#deps.asterisk.now);
  }

  /** Whether there may be something that other hands did, to be told later. */
  get isOdd(): boolean {
    return this.isReady && !this.#watch.isQuiet;
  }

  /** Tells what other hands did, as far as it has lasted. */
  tellOddities(): void {
    if (!this.isReady || this.#deps.wire.holdsSeen) return;
    for (const finding of this.#watch.findings(this.#deps.asterisk.now)) {
      this.#deps.trace?.(() => `  found ${JSON.stringify(finding)}`);
      this.#deps.history.count(`found ${finding.kind}`);
      this.hear(finding);
    }
  }

  /** The process dies, at whatever point of its cycle it is. */
  crash(): void {
    this.world = null;
    this.isConnected = false;
    this.#look = null;
    this.#unsaved = { commands: [], events: [] };
    this.#checks.crash();
    this.#lastAt = null;
    this.#underWay.dropAll();
    this.#lanes.clear();
    this.#deps.wire.clear();
  }

  /** It starts again with what is stored. Asterisk is not connected yet. */
  restart(): void {
    this.world = this.#store.world(this.#deps.asterisk.callsElsewhere);
    this.#hearing.note(this.steps, this.world);
  }

  /** The oldest step of what this event has the engine mend. */
  #mendedBy(event: Event): number {
    if (event.kind !== 'fact') return Infinity;
    const { fact } = event;
    if (fact.kind === 'asterisk-seen') return this.#underWay.mend();
    return fact.kind === 'command-failed' ? this.#underWay.end(fact.command) : Infinity;
  }

  #checkHearing(cause: object): void {
    this.#hearing.check(this.#deps.asterisk, this.#underWay.oldest, cause);
  }

  #attempt(command: Command): void {
    const { asterisk, chance, history, trace } = this.#deps;
    const spared = this.#refusedMutes.spare(command);
    const unwilling = spared === null ? null : chanceRefusal(chance, spared);
    if (spared !== null && unwilling !== null && chance.oneIn(2)) asterisk.executeInPart(spared);
    if (spared !== null) this.#watch.begins(spared);
    const refused = unwilling ?? (spared === null ? null : asterisk.execute(spared));
    if (spared !== null) this.#noteResult(spared, refused);
    trace?.(() => `  ${JSON.stringify(command)} → ${refused ?? 'done'}`);
    if (command.kind === 'return-to-ivr' && refused === null) {
      history.checkVariables(command.callId, command.variables);
    }
    this.#checkHearing(command);
    if (refused === null || refused === NO_BRIDGE) {
      if (refused === null) this.#refusedMutes.done(command);
      else asterisk.noteFailure(command);
      this.#underWay.end(command);
    } else {
      this.#refusedMutes.refused(command);
      this.#fail(command, refused);
      if (unwilling !== null && MOVES.has(command.kind)) this.lookAgain(command);
    }
  }

  /** What Asterisk has not although something was to be done with it is told later. */
  #noteResult(command: Command, refused: Refused): void {
    const { now } = this.#deps.asterisk;
    if (refused === null) this.#watch.done(command, now);
    else this.#watch.failed(command, now);
    if (refused === NO_BRIDGE && 'conversationId' in command) {
      this.#watch.bridgeMissing(command.conversationId, now);
    }
    const callId = callOfOurs(command);
    if (refused === NO_CALL && callId !== null) this.#watch.callMissing(callId, now);
  }

  /** Nobody knows whether it was done: Asterisk is looked at anew. */
  #loseAnswer(command: Command): void {
    const { asterisk, chance, trace } = this.#deps;
    const isDone = chance.oneIn(2);
    if (isDone) asterisk.execute(command);
    trace?.(() => `  ${JSON.stringify(command)} → no answer, ${isDone ? 'done' : 'not done'}`);
    this.#checkHearing(command);
    this.#postpone([command]);
    this.lookAgain(command);
  }

  /** SIP accounts are waited for by somebody, so that they are refused rather than postponed. */
  #postpone(commands: readonly Command[]): void {
    this.#underWay.drop(commands.filter(({ kind }) => kind !== 'put-sip-account'));
    for (const command of commands) {
      if (command.kind === 'put-sip-account') this.#fail(command, 'cannot be reached');
    }
  }

  /** What was decided before Asterisk was looked at is decided anew by what was seen. */
  #forgetCommands(): void {
    this.#postpone(this.#unsaved.commands);
    this.#unsaved.commands = [];
  }

  #fail(command: Command, message: string): void {
    this.#deps.asterisk.noteFailure(command);
    this.#deps.wire.push({ kind: 'command-failed', command, message });
  }
}
