import type { Event, Outcome } from '../../src/domain/step.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { checkTransfer } from './checks-of-answers.ts';
import { checkMoves } from './checks-of-moves.ts';
import { checkNotes } from './checks-of-notes.ts';

/** What one step must be, whatever happened before. */
export const checkOutcome = (world: World, at: Instant, event: Event, outcome: Outcome): void => {
  checkTransfer(world, event, outcome);
  checkMoves(event, outcome);
  checkNotes(world, at, event, outcome);
};
