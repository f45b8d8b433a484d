import type { ReadEvent } from '../helpers/event-reader.ts';
import type { Asked } from './asking.ts';

/** Operations whose task is of a type of its own, so that each must be found once. */
const TASK_TYPE: Readonly<Record<string, string>> = {
  call_agent: 'call_agent',
  xfer_agent: 'xfer_agent',
  forward_agent: 'forward_agent',
};

/** What is wrong with operations: each a line that says which. */
export interface OperationFaults {
  readonly twice: readonly string[];
  readonly notAtAll: readonly string[];
}

const tasksOfType = (events: readonly ReadEvent[], type: string): Set<string> =>
  new Set(
    events
      .filter(
        ({ event, ...rest }) => event.startsWith('callcenter.queue.') && rest['type'] === type,
      )
      .map((event) => String(event['id'])),
  );

/** Each task that was promised is there, and no other. */
const judgeTasks = (asked: readonly Asked[], events: readonly ReadEvent[]): OperationFaults => {
  const twice: string[] = [];
  const notAtAll: string[] = [];
  for (const [operation, type] of Object.entries(TASK_TYPE)) {
    const of = asked.filter((one) => one.operation === operation);
    const promised = of
      .filter(({ outcome }) => outcome === 'done')
      .map(({ data }) => String(data['queue_task_id']));
    const found = tasksOfType(events, type);
    // A task that was only planned, its agent's own phone never being answered, has no events.
    const unknown = of.filter(({ outcome }) => outcome === 'unknown').length;
    const surplus = [...found].filter((id) => !promised.includes(id));
    if (surplus.length > unknown) twice.push(...surplus.map((id) => `${operation} ${id}`));
    if (operation === 'call_agent') continue;
    notAtAll.push(...promised.filter((id) => !found.has(id)).map((id) => `${operation} ${id}`));
  }
  return { twice, notAtAll };
};

/** A mark that was sent once is found once. */
const judgeMarks = (
  asked: readonly Asked[],
  operation: string,
  markOf: (body: Asked['body']) => unknown,
  found: readonly unknown[],
): OperationFaults => {
  const twice: string[] = [];
  const notAtAll: string[] = [];
  for (const { outcome, body } of asked.filter((one) => one.operation === operation)) {
    const mark = markOf(body);
    if (outcome !== 'done' || mark === 'idle') continue;
    const times = found.filter((one) => one === mark).length;
    if (times > 1) twice.push(`${operation} ${String(mark)}`);
    if (times === 0) notAtAll.push(`${operation} ${String(mark)}`);
  }
  return { twice, notAtAll };
};

/** Operations that were done twice, or answered and not done. */
export const judgeOperations = (
  asked: readonly Asked[],
  events: readonly ReadEvent[],
): OperationFaults => {
  const states = events
    .filter(({ event }) => event === 'callcenter.agent.state_changed')
    .map((event) => event['latest_state']);
  const rejects = events
    .filter(({ event, ...rest }) => event === 'callcenter.queue.fail' && rest['cause'] === 'reject')
    .map((event) => event['data']);
  const rejected = judgeMarks(asked, 'reject', ({ data }) => data, rejects);
  const all = [
    judgeTasks(asked, events),
    judgeMarks(asked, 'state', ({ state }) => state, states),
    // With fail_overflow the search goes on, and the data of the last reject alone is told at the end.
    { twice: rejected.twice, notAtAll: [] },
  ];
  return {
    twice: all.flatMap(({ twice }) => twice),
    notAtAll: all.flatMap(({ notAtAll }) => notAtAll),
  };
};

/** What is wrong with the events that a receiver got. */
export interface EventFaults {
  readonly lost: number;
  readonly outOfOrder: number;
  /** Things that happen once and were told of twice, such as the end of a task. */
  readonly doubled: readonly string[];
  /** Delivered again with the same id, as is allowed when an answer was lost. */
  readonly deliveredAgain: number;
}

/** Each task ends once. */
const endedTwice = (events: readonly ReadEvent[]): string[] => {
  const ends = new Map<string, number>();
  for (const { event, ...rest } of events) {
    if (event !== 'callcenter.queue.success' && event !== 'callcenter.queue.fail') continue;
    const id = String(rest['id']);
    ends.set(id, (ends.get(id) ?? 0) + 1);
  }
  return [...ends].filter(([, times]) => times > 1).map(([id]) => id);
};

/** @param delivered the ids that the receiver took, in their order */
export const judgeEvents = (
  events: readonly ReadEvent[],
  delivered: readonly number[],
): EventFaults => {
  const seen = new Set<number>();
  let outOfOrder = 0;
  let newest = 0;
  for (const id of delivered) {
    if (!seen.has(id) && id < newest) outOfOrder += 1;
    seen.add(id);
    newest = Math.max(newest, id);
  }
  return {
    lost: events.filter(({ event_id }) => !seen.has(event_id)).length,
    outOfOrder,
    doubled: endedTwice(events),
    deliveredAgain: delivered.length - seen.size,
  };
};
