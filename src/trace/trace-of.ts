import type { KeptHistory } from '../domain/kept-history.ts';
import type { TraceLine } from './trace-line.ts';
import { traceCallEnds, tracePresent, traceReturns } from './trace-calls.ts';
import { traceConversation } from './trace-conversations.ts';
import { traceSounds } from './trace-sounds.ts';
import { traceTask } from './trace-tasks.ts';
import { WhoIsWho } from './who-is-who.ts';

/** What became of a call, in plain words. */
export interface Trace {
  /** In the order of time. */
  readonly lines: readonly TraceLine[];
  /** How things stand, and what cannot be told any more. */
  readonly remarks: readonly string[];
}

const EVENTS_GONE =
  'The events of that time are gone: who was paused, or joined later, is not known any more.';

/** Tells it from what is kept. Lines of one moment stay in the order of cause and effect. */
export const traceOf = (history: KeptHistory): Trace => {
  const { tasks, conversations, events } = history;
  const who = new WhoIsWho(history);
  const lines = [
    ...tasks.flatMap((task) => traceTask(task, events, who)),
    ...conversations.flatMap((conversation) => traceConversation(conversation, events, who)),
    ...traceSounds(history, who),
    ...traceCallEnds(history, who),
    ...traceReturns(history),
  ];
  const remarks = [...tracePresent(history), ...(events.length === 0 ? [EVENTS_GONE] : [])];
  return { lines: lines.toSorted((one, other) => one.at - other.at), remarks };
};
