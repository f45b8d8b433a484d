import type { Instant } from '../../src/domain/ids.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { Event, Outcome } from '../../src/domain/step.ts';
import { CountedFigures } from './checks-of-figures.ts';
import { CheckedKeys } from './checks-of-keys.ts';
import { checkOutcome } from './checks-of-outcomes.ts';
import { checkRecords } from './checks-of-records.ts';
import { checkWaiting } from './checks-of-waiting.ts';
import type { History } from './history.ts';
import { isIdle, noteChanges } from './remembered.ts';
import { violated } from './violation.ts';
import { watchStep } from './watch-step.ts';

/** All rules that can be looked at as soon as a step is made, by the world alone. */
export class StepChecks {
  readonly #history: History;
  readonly #figures = new CountedFigures();
  readonly #keys = new CheckedKeys();

  constructor(history: History) {
    this.#history = history;
  }

  /**
   * Looks at the world before a step.
   * @returns what is to be called after it; it throws a Violation
   */
  watch(world: World, event: Event, at: Instant): (outcome: Outcome) => void {
    const checkStep = watchStep(world, event, at, this.#history);
    return (outcome) => {
      noteChanges(world, outcome);
      checkRefusal(outcome);
      this.#figures.note(outcome);
      checkOutcome(world, at, event, outcome);
      if (event.kind === 'request' && outcome.answer.kind === 'done') {
        this.#history.count(`asked ${event.request.kind}`);
      }
      checkStep(outcome);
      this.#checkKeys(world, at, event, outcome);
      if (isIdle(event, outcome)) return;
      checkRecords(world);
      if (outcome.answer.kind !== 'refused') checkWaiting(world, event, outcome);
    };
  }

  /** What was stepped is stored. */
  save(world: World): void {
    this.#figures.save(world);
  }

  /** What was not stored is lost. */
  crash(): void {
    this.#figures.crash();
  }

  #checkKeys(world: World, at: Instant, event: Event, outcome: Outcome): void {
    if (!this.#keys.check(world, at, event, outcome)) return;
    if (event.kind === 'fact') this.#history.count('saw a key passed on');
    if (event.kind === 'clock') this.#history.count('saw a typed key sent later');
  }
}

const checkRefusal = ({ answer, changes, commands, events }: Outcome): void => {
  if (answer.kind !== 'refused') return;
  if (changes.length + commands.length + events.length === 0) return;
  violated('a bad request changes nothing', { changes, commands, events });
};
