import type { World } from '../../src/domain/engine/world/world.ts';
import type { Event, Outcome } from '../../src/domain/step.ts';
import { must } from './violation.ts';

const TOLD = 'that the disk has more or less room is told when it is seen, and then alone';
const NOTHING_NEW = 'while the disk is full nothing new is begun';

/** How much there is of all that needs room to be begun. What is over counts no more. */
const begun = (world: World): Readonly<Record<string, number>> => ({
  extensions: world.extensions.size,
  conditions: world.conditions.size,
  workChannels: world.workChannels.size,
  callers: [...world.tasks.values()].filter(({ type }) => type === 'ivr').length,
  calls: [...world.conversations.values()].filter(({ type }) => type !== 'queue').length,
});

const hasPlace = (world: World, event: Event): boolean =>
  event.kind === 'fact' &&
  event.fact.kind === 'caller-arrived' &&
  world.keptPlaces.get(event.fact.callId) !== undefined;

/** Looks at the disk before a step. What it gives checks, after the step, that nothing was begun on a full one. */
export const watchDisk = (world: World, event: Event): ((outcome: Outcome) => string[]) => {
  const before = world.disk;
  const there = before === 'full' ? begun(world) : null;
  const isPlaced = hasPlace(world, event);
  return ({ events, answer }) => {
    const told = events.filter(({ event }) => event === 'callcenter.disk.level_changed');
    const isNews = world.disk !== before;
    must(TOLD, told.length === (isNews ? 1 : 0), () => JSON.stringify({ before, told }));
    if (there === null) return [];
    for (const [what, count] of Object.entries(begun(world))) {
      const most = (there[what] ?? 0) + (what === 'callers' && isPlaced ? 1 : 0);
      must(NOTHING_NEW, count <= most, () => JSON.stringify({ what, most, count, event }));
    }
    const isRefused = answer.kind === 'refused' && answer.refusal.id === 'disk-full';
    return isRefused ? ['saw a request refused for a full disk'] : [];
  };
};
