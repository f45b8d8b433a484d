import type { Event, Outcome } from '../../src/domain/step.ts';
import type { RequestOf } from '../../src/domain/requests/request.ts';
import { must } from './violation.ts';

type Move = RequestOf<'move-task'>;

/** What was asked for, as it is told. */
const asTold = ({ taskId, to }: Move): readonly unknown[] => [
  taskId,
  to.kind,
  to.kind === 'agent' ? to.agent : null,
  to.kind === 'priority' ? to.priority : null,
];

const moveOf = (event: Event, { answer }: Outcome): Move | null =>
  event.kind === 'request' && event.request.kind === 'move-task' && answer.kind === 'done'
    ? event.request
    : null;

/** A task is told of as moved when somebody moved it, and then only: once, and as they asked. */
export const checkMoves = (event: Event, outcome: Outcome): void => {
  const move = moveOf(event, outcome);
  const told = outcome.events
    .filter((one) => one.event === 'callcenter.queue.moved')
    .map(({ body }) => [body['id'], body['to'], body['agent_name'], body['priority']]);
  if (move === null && told.length === 0) return;
  // Who is offered it already goes on being rung.
  const goesOn = move?.to.kind === 'agent' && told.length === 0;
  const meant = move === null || goesOn ? [] : [asTold(move)];
  must(
    'a move is told once, as it was asked for',
    JSON.stringify(told) === JSON.stringify(meant),
    () => JSON.stringify({ move, told }),
  );
};
