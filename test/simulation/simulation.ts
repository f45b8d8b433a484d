import type { World } from '../../src/domain/engine/world/world.ts';
import { SimulatedAsterisk } from './asterisk.ts';
import { Carriers } from './carriers.ts';
import { Chance } from './chance.ts';
import { checkWhenQuiet } from './checks-when-quiet.ts';
import { History } from './history.ts';
import { OtherPrograms } from './other-programs.ts';
import { People } from './people.ts';
import { type Names, randomNames } from './names.ts';
import { randomRequest } from './random-request.ts';
import { countScenes } from './scenes.ts';
import { SimulatedService } from './simulated-service.ts';
import { Surroundings } from './surroundings.ts';
import type { Tracer } from './tracer.ts';
import { tryOut } from './try-out.ts';
import { Violation } from './violation.ts';
import { VirtualClock } from './virtual-clock.ts';
import { Wire } from './wire.ts';

type Move = readonly [weight: number, make: () => void];

/** How often it is looked for what other hands did. */
const LOOK_EVERY_MS = 150;
/** After so long of putting right what others do, it is given up. */
const LONGEST_STRUGGLE_MS = 20_000;

/** One call center in virtual time, all of whose fate follows from a seed. */
export class Simulation {
  readonly #chance: Chance;
  readonly #asterisk: SimulatedAsterisk;
  readonly #clock: VirtualClock;
  readonly #wire: Wire;
  readonly #history = new History();
  readonly #service: SimulatedService;
  readonly #carriers: Carriers;
  readonly #people: People;
  readonly #otherPrograms: OtherPrograms;
  readonly #surroundings: Surroundings;
  readonly #names: Names;
  readonly #trace: Tracer;
  readonly #moves: readonly Move[];
  /** How often everything was compared while nothing was under way. */
  quietMoments = 0;

  constructor(seed: number, trace?: Tracer) {
    this.#chance = new Chance(seed);
    this.#trace = trace;
    this.#wire = new Wire(this.#chance);
    this.#asterisk = new SimulatedAsterisk(
      (fact) => {
        this.#service.hear(fact);
      },
      (note) => {
        this.#service.hearPlace(note);
      },
    );
    this.#clock = new VirtualClock(this.#chance, this.#asterisk);
    this.#names = randomNames(this.#chance);
    this.#carriers = new Carriers(this.#chance, (fact) => {
      this.#service.hear(fact);
    });
    this.#asterisk.callsElsewhere = this.#carriers.elsewhere;
    this.#asterisk.hasTrunk = (name) => name !== null && this.#carriers.has(name);
    this.#service = new SimulatedService(
      {
        chance: this.#chance,
        asterisk: this.#asterisk,
        wire: this.#wire,
        history: this.#history,
        trace,
      },
      seed % 16 === 0,
    );
    this.#people = new People(this.#chance, this.#asterisk, this.#names, this.#carriers, trace);
    this.#otherPrograms = new OtherPrograms(this.#chance, this.#asterisk, trace);
    this.#surroundings = new Surroundings(
      { chance: this.#chance, asterisk: this.#asterisk, names: this.#names, trace },
      (fact) => {
        this.#service.hear(fact);
      },
    );
    this.#moves = this.#allMoves();
  }

  get steps(): number {
    return this.#service.steps;
  }

  /** How tasks and conversations ended, to see that all of it came to pass. */
  get ends(): ReadonlyMap<string, number> {
    return this.#history.ends;
  }

  /** @throws Violation, or whatever the engine throws */
  run(steps: number): void {
    while (this.steps < steps) this.#chance.weighted(this.#moves)();
    this.#becomeQuiet();
  }

  get #world(): World | null {
    return this.#service.world;
  }

  /** Each with its weight beside the others. A move that is not open at the moment does nothing. */
  #allMoves(): Move[] {
    return [
      [300, this.#deliver],
      [300, this.#executeSome],
      [400, this.#save],
      [200, this.#wakeIfDue],
      [4, this.#wake],
      [90, this.#request],
      [120, this.#phoneMoves],
      [3, this.#tryOut],
      [70, this.#callerMoves],
      [25, this.#soundMoves],
      [30, this.#registrationMoves],
      [110, this.#passTime],
      [25, this.#surroundings.speechEnds],
      [3, this.#surroundings.promptFails],
      [4, this.#meddle],
      [60, this.#tellOddities],
      [6, this.#surroundings.askTransfer],
      [8, this.#carrierMoves],
      [0.5, this.#surroundings.listVoices],
      [0.3, this.#surroundings.fillDisk],
      [3, this.#surroundings.makeRoom],
      [100, this.#goOnLooking],
      [6, this.#becomeQuiet],
      [3, this.#loseConnection],
      [40, this.#connect],
      [2, this.#lookAgain],
      [2, this.#crash],
      [40, this.#restart],
      [0.5, this.#restartAsterisk],
      [1, this.#jumpClock],
    ];
  }

  #isWakeDue(): boolean {
    return this.#clock.isPast(this.#world?.deadlines.next() ?? null);
  }

  readonly #deliver = (): void => {
    const fact = this.#world === null ? undefined : this.#wire.take();
    if (fact !== undefined) this.#service.step(this.#clock.now, { kind: 'fact', fact });
  };

  readonly #executeSome = (): void => {
    this.#service.carryOutOne();
  };

  readonly #save = (): void => {
    if (this.#service.hasUnsaved) this.#service.save();
  };

  readonly #wakeIfDue = (): void => {
    if (this.#isWakeDue()) this.#wake();
  };

  readonly #wake = (): void => {
    this.#service.step(this.#clock.now, { kind: 'clock' });
  };

  readonly #request = (): void => {
    if (this.#world === null) return;
    const request = randomRequest(this.#chance, this.#world, this.#names);
    this.#service.step(this.#clock.now, { kind: 'request', request });
  };

  readonly #tryOut = (): void => {
    if (this.#world !== null) tryOut(this.#chance, this.#world, this.#names, this.#clock.now);
  };

  readonly #phoneMoves = (): void => {
    this.#people.phoneMoves();
  };

  readonly #callerMoves = (): void => {
    this.#people.callerMoves(this.#service.isConnected);
  };

  readonly #soundMoves = (): void => {
    this.#people.soundMoves();
  };

  /** Mostly phones come back: without them nobody could talk. */
  readonly #registrationMoves = (): void => {
    this.#people.registrationMoves();
  };

  /** A little, or up to the moment when something is due. */
  readonly #passTime = (): void => {
    this.#clock.pass(this.#world?.deadlines.next() ?? null);
  };

  readonly #meddle = (): void => {
    this.#otherPrograms.move();
  };

  readonly #tellOddities = (): void => {
    this.#service.tellOddities();
  };

  readonly #carrierMoves = (): void => {
    this.#carriers.move();
  };

  readonly #loseConnection = (): void => {
    if (!this.#service.isConnected) return;
    this.#trace?.(() => '  connection lost');
    this.#service.disconnect();
  };

  readonly #connect = (): void => {
    if (this.#world === null || this.#service.isConnected) return;
    this.#trace?.(() => '  connected');
    this.#service.connect();
    this.#carriers.tell();
  };

  readonly #lookAgain = (): void => {
    this.#service.lookAgain();
  };

  readonly #goOnLooking = (): void => {
    this.#service.goOnLooking();
  };

  readonly #crash = (): void => {
    if (this.#world === null) return;
    this.#trace?.(() => '  the service crashes');
    this.#service.crash();
  };

  readonly #restart = (): void => {
    if (this.#world !== null) return;
    this.#trace?.(() => '  the service starts again');
    this.#service.restart();
  };

  readonly #restartAsterisk = (): void => {
    this.#trace?.(() => '  Asterisk starts anew');
    this.#asterisk.restart();
    this.#loseConnection();
  };

  readonly #jumpClock = (): void => {
    this.#clock.jump(this.#trace);
  };

  /** Nobody does anything new until nothing is under way; then all must be as the records say. */
  readonly #becomeQuiet = (): void => {
    this.#trace?.(() => '  becomes quiet');
    this.#restart();
    this.#connect();
    const began = this.#asterisk.now;
    for (let rounds = 0; this.#settleOnce(); rounds += 1) {
      if (rounds > 2000)
        throw new Violation('everything settles', 'commands and facts without end');
      if (this.#asterisk.now - began > LONGEST_STRUGGLE_MS) {
        throw new Violation('what other hands do is put right or given up', 'it goes on');
      }
    }
    if (this.#world === null) return;
    checkWhenQuiet(this.#world, this.#asterisk, this.#history);
    countScenes(this.#world, this.#history);
    this.quietMoments += 1;
  };

  readonly #waitForOddities = (): void => {
    this.#asterisk.now += LOOK_EVERY_MS;
    this.#service.tellOddities();
  };

  /** @returns false if nothing was left to be done */
  #settleOnce(): boolean {
    if (this.#service.hasUnsaved) this.#service.save();
    else if (this.#service.commandsUnderWay > 0 && this.#chance.oneIn(2)) {
      this.#service.carryOutOne();
    } else if (this.#wire.size > 0) this.#deliver();
    else if (this.#service.commandsUnderWay > 0) this.#service.carryOutOne();
    else if (this.#service.isLooking) this.#service.goOnLooking();
    else if (this.#isWakeDue()) this.#wake();
    else if (this.#service.isOdd) this.#waitForOddities();
    else return false;
    return true;
  }
}
