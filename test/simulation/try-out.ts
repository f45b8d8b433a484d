import { recordChanges } from '../../src/domain/engine/world/record-changes.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { WorkChannelName } from '../../src/domain/ids.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { checkedIn } from '../../src/operations/check-enqueue.ts';
import { matchingIn } from '../../src/operations/test-condition.ts';
import type { Chance } from './chance.ts';
import type { Names } from './names.ts';
import { randomEnqueue } from './random-enqueue.ts';
import { violated } from './violation.ts';

const PAGE = { number: 1, size: 1000 };
const TRIED = [
  ['true', '0'],
  ["has('s1')", "get('s2')"],
  ["get('s1') > 40 or not has('s3')", "get('s1') - get('s2')"],
  ['1 +', '0'],
] as const;

/** Whom and what each would get, so that also what the indexes hold is compared. */
const seenIn = (world: World, now: number): string =>
  JSON.stringify([
    recordChanges(world),
    [
      ...[world.callcenters, world.extensions, world.agents, world.workChannels],
      ...[world.conditions, world.tasks, world.calls, world.conversations],
      ...[world.keptPlaces, world.alerts, world.lastTalks, world.notes],
    ].map((table) => [...table.values()]),
    [...world.tasks.values()].map(({ id }) => world.queue.placeOf(id, now)),
    [...world.agents.values()].map(({ name }) => world.queue.bestTaskFor(name, now)),
    world.deadlines.next(),
    world.revision,
  ]);

const orRefused = (trying: () => unknown): void => {
  try {
    trying();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
};

/**
 * Tries an enqueue and a condition, which is to change nothing.
 * @throws Violation
 */
export const tryOut = (chance: Chance, world: World, names: Names, now: number): void => {
  const before = seenIn(world, now);
  const xml = randomEnqueue(chance, names);
  const number = chance.pick(['', ...names.numbers]);
  const [where, sort] = chance.pick(TRIED);
  const workChannel = chance.pick([...names.workChannels, 'nowhere']) as WorkChannelName;
  orRefused(() => checkedIn(world, xml, number, now));
  orRefused(() => matchingIn(world, { workChannel, where, sort }, PAGE));
  if (seenIn(world, now) !== before)
    violated('trying something out changes nothing', { xml, where });
};
