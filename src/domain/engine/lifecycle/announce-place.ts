import type { QueueTask } from '../../queue-task.ts';
import type { Utterance } from '../../sound.ts';
import type { Speech } from '../../speech.ts';
import { speechOf } from './speeches.ts';
import { expectedWaitMs } from '../world/wait-estimates.ts';
import type { World } from '../world/world.ts';

const MINUTE_MS = 60_000;

const voice = (name: string): Utterance => ({ kind: 'voice', voice: name });
const number = (value: number): Utterance => ({ kind: 'number', number: value });

/** "Your call is now first in line", or "you are currently caller number N, waiting to speak …". */
const position = (world: World, { id }: QueueTask): Utterance[] => {
  const place = world.queue.placeOf(id, world.now);
  if (place === null) return [];
  return place === 1
    ? [voice('queue-youarenext')]
    : [voice('queue-thereare'), number(place), voice('queue-callswaiting')];
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

const announcement = (world: World, task: QueueTask): Speech | null => {
  const { announcePosition, announceWait } = task.enqueue;
  return speechOf(world, [
    ...(announcePosition ? position(world, task) : []),
    ...(announceWait ? expectedWait(world, task) : []),
  ]);
};

/**
 * Tells a waiting caller their place and what to expect, and sets when they are told again. A prompt that is
 * playing is not cut short: it can take longer than the time to the next one.
 */
export const tellPlace = (world: World, task: QueueTask): void => {
  const { announceEveryMs } = task.enqueue;
  const speaksAt = announceEveryMs === null ? null : world.now + announceEveryMs;
  world.tasks.put({ ...task, speech: task.speech ?? announcement(world, task), speaksAt });
};
