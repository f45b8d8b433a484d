import type { World } from '../../src/domain/engine/world/world.ts';
import type { Event, Outcome } from '../../src/domain/step.ts';

const revisions = new WeakMap<World, number>();

const revisionOf = (world: World): number => revisions.get(world) ?? 0;

/** To be called after each step, before anything that is remembered is asked for. */
export const noteChanges = (world: World, { changes }: Outcome): void => {
  if (changes.length > 0) revisions.set(world, revisionOf(world) + 1);
};

/**
 * Most steps change no record. What follows from the records alone is worked out once for all of them: what is so
 * after one step is what was so before the next one.
 */
export const remembered = <T>(workOut: (world: World) => T): ((world: World) => T) => {
  let last: { readonly world: World; readonly revision: number; readonly value: T } | null = null;
  return (world) => {
    const revision = revisionOf(world);
    if (last?.world !== world || last.revision !== revision) {
      last = { world, revision, value: workOut(world) };
    }
    return last.value;
  };
};

/**
 * Whether nothing came of a step: the records are as they were when they were looked at last. The rules of records
 * need not be looked at again. What passes by time alone comes to pass by the clock's steps.
 */
export const isIdle = ({ kind }: Event, { changes, events, figures }: Outcome): boolean =>
  kind !== 'clock' && changes.length + events.length + figures.length === 0;
