import type { Event, Outcome } from '../../src/domain/step.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { must } from './violation.ts';

const DAY_MS = 86_400_000;

/** A note is written by whom it may be, of what there was, in time; it is told once, and changes nothing else. */
export const checkNotes = (world: World, at: Instant, event: Event, outcome: Outcome): void => {
  const told = outcome.events.filter((one) => one.event === 'callcenter.conversation.noted');
  const stored = outcome.changes.filter(({ kind }) => kind === 'note');
  const request =
    event.kind === 'request' && event.request.kind === 'note-conversation' ? event.request : null;
  const isWritten = request !== null && outcome.answer.kind === 'done';
  const times = isWritten ? 1 : 0;
  must('a note is stored and told once', told.length === times && stored.length === times, () =>
    JSON.stringify({ request, told, stored }),
  );
  must('no note is kept in memory', world.notes.size === 0, () => String(world.notes.size));
  if (!isWritten) return;
  const { agent, text, outcome: meant, conversationId, stored: over } = request;
  const { agents, phase } = world.conversations.get(conversationId) ?? over ?? {};
  const isTheirs = agent === null || agents?.includes(agent) === true;
  const isInTime = phase?.kind !== 'over' || at - phase.endedAt <= DAY_MS;
  const isKnown = meant === null || world.callcenter.settings.outcomes.includes(meant);
  must(
    'only who may writes a note, in time and of a known outcome',
    isTheirs && isInTime && isKnown,
    () => JSON.stringify({ request, agents, phase }),
  );
  const [{ record } = { record: null }] = stored;
  must(
    'a note says what was written',
    record !== null && 'text' in record && record.text === text && record.outcome === meant,
    () => JSON.stringify({ request, record }),
  );
};
