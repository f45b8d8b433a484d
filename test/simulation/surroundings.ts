import type { AsteriskFact, SimulatedAsterisk } from './asterisk.ts';
import { failPrompt, finishSpeech, listenersTo } from './asterisk-sounds.ts';
import type { Chance } from './chance.ts';
import type { Names } from './names.ts';
import { transferTargets } from './other-programs.ts';
import type { Tracer } from './tracer.ts';

export interface SurroundingsDeps {
  readonly chance: Chance;
  readonly asterisk: SimulatedAsterisk;
  readonly names: Names;
  readonly trace: Tracer;
}

/** What the service hears of besides phones and callers: prompts, transfer keys, room on the disk. */
export class Surroundings {
  readonly #deps: SurroundingsDeps;
  readonly #hear: (fact: AsteriskFact) => void;

  constructor(deps: SurroundingsDeps, hear: (fact: AsteriskFact) => void) {
    this.#deps = deps;
    this.#hear = hear;
  }

  /** Something is said to its end; now and then nobody notices. */
  readonly speechEnds = (): void => {
    const { asterisk, chance, trace } = this.#deps;
    const listeners = listenersTo(asterisk, 'speech');
    if (listeners.length === 0) return;
    const target = chance.pick(listeners);
    trace?.(() => `  said to its end: ${target}`);
    finishSpeech(asterisk, target, !chance.oneIn(8));
  };

  readonly promptFails = (): void => {
    const { asterisk, chance, trace } = this.#deps;
    const prompted = listenersTo(asterisk, 'loop', 'speech');
    if (prompted.length === 0) return;
    const target = chance.pick(prompted);
    trace?.(() => `  a prompt for ${target} cannot be played`);
    failPrompt(asterisk, target);
  };

  /** Somebody presses the transfer key of their phone. */
  readonly askTransfer = (): void => {
    const { asterisk, chance, names, trace } = this.#deps;
    const phones = asterisk.phones().filter(({ state, isTaken }) => state === 'up' && !isTaken);
    if (phones.length === 0) return;
    const { id: callId } = chance.pick(phones);
    const to = chance.pick(transferTargets(names.users));
    trace?.(() => `  ${callId} asks for a transfer to ${String(to)}`);
    this.#hear({ kind: 'transfer-asked', callId, to });
  };

  /** The list of prompts is read: some come, some go. */
  readonly listVoices = (): void => {
    const { chance, names } = this.#deps;
    const own = names.voices.map((voice) => `callcenter/sim/${voice}`);
    const voices = new Set(chance.some([...names.voices, ...names.voices, ...own]));
    this.#hear({ kind: 'voices-listed', voices });
  };

  readonly fillDisk = (): void => {
    this.#hear({ kind: 'disk-seen', level: this.#deps.chance.pick(['low', 'full']) });
  };

  /** Mostly there is room: without it nothing would begin. */
  readonly makeRoom = (): void => {
    this.#hear({ kind: 'disk-seen', level: 'enough' });
  };
}
