import type { QueueTask } from '../queue-task.ts';
import type { Utterance } from '../sound.ts';
import { speechOf } from './speeches.ts';
import { expectedWaitMs } from './wait-estimates.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;

const voice = (name: string): Utterance => ({ kind: 'voice', voice: name });
const number = (value: number): Utterance => ({ kind: 'number', number: value });

/** "You are now first in line", or "there are currently N callers waiting ahead". */
const position = (world: World, { id }: QueueTask): Utterance[] => {
  const place = world.queue.placeOf(id, world.now);
  if (place === null) return [];
  return place === 1
    ? [voice('queue-youarenext')]
    : [voice('queue-thereare'), number(place - 1), voice('queue-callswaiting')];
};

/** "The estimated hold time is … minutes". Nothing while nothing is known, or once it is exceeded. */
const expectedWait = (world: World, task: QueueTask): Utterance[] => {
  const expected = expectedWaitMs(world, task);
  if (expected === undefined) return [];
  const left = expected - (world.now - task.createdAt);
  if (left <= 0) return [];
  const minutes = Math.ceil(left / MINUTE_MS);
  const unit = voice(minutes === 1 ? 'queue-minute' : 'queue-minutes');
  return [voice('queue-holdtime'), number(minutes), unit];
};

/** Tells a waiting caller his place and what he may expect, and when he is told again. */
export const tellPlace = (world: World, task: QueueTask): void => {
  const { announcePosition, announceWait, announceEveryMs } = task.enqueue;
  const speech = speechOf(world, [
    ...(announcePosition ? position(world, task) : []),
    ...(announceWait ? expectedWait(world, task) : []),
  ]);
  const speaksAt = announceEveryMs === null ? null : world.now + announceEveryMs;
  world.tasks.put({ ...task, speech: speech ?? task.speech, speaksAt });
};
