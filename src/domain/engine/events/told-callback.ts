import type { Callback } from '../../callback.ts';
import type { QueueTask } from '../../queue-task.ts';

/** A callback as events and the API tell of it. Times in milliseconds since 1970. */
export const toldCallback = ({ phase }: QueueTask, callback: Callback) => ({
  number: callback.number,
  name: callback.name,
  from: callback.from,
  first: callback.first,
  asked_by: callback.askedBy,
  asked_time: callback.askedAt,
  tries: callback.tries,
  failed: callback.failed,
  last_failure: callback.lastFailure,
  next_time: phase.kind === 'resting' ? phase.until : null,
});
