import type { World } from '../../src/domain/engine/world/world.ts';
import type { ConversationId } from '../../src/domain/ids.ts';
import type { RecordingState } from '../../src/domain/recording.ts';
import type { Event, Outcome } from '../../src/domain/step.ts';
import { remembered } from './remembered.ts';
import { must } from './violation.ts';

type Recordings = ReadonlyMap<ConversationId, RecordingState>;

const recordingsOf = remembered(
  (world): Recordings =>
    new Map([...world.conversations.values()].map(({ id, recording }) => [id, recording])),
);

/** The conversation in which those are from now on who were in this one. */
const whereabouts = (event: Event, { answer }: Outcome, id: ConversationId): ConversationId =>
  event.kind === 'request' &&
  event.request.kind === 'merge' &&
  answer.kind === 'done' &&
  event.request.other === id
    ? event.request.source
    : id;

/** What was asked for of this conversation's recording; null: nothing. */
const askedFor = (event: Event, id: ConversationId): string | null =>
  event.kind === 'request' &&
  event.request.kind === 'set-recording' &&
  event.request.conversationId === id
    ? event.request.action
    : null;

const checkPauses = (before: Recordings, after: Recordings, event: Event, outcome: Outcome) => {
  for (const [id, was] of before) {
    if (was !== 'paused') continue;
    const is = after.get(whereabouts(event, outcome, id));
    const action = askedFor(event, id);
    const isEnded = action === 'resume' || action === 'stop';
    must(
      'a paused recording stays so until somebody resumes or stops it',
      is === undefined || is === 'paused' || isEnded,
      () => JSON.stringify({ id, is, event }),
    );
  }
};

/** Looks at who is recorded before a step. What it gives checks what became of it. */
export const watchRecordings = (world: World): ((event: Event, outcome: Outcome) => void) => {
  const before = recordingsOf(world);
  return (event, outcome) => {
    const after = recordingsOf(world);
    checkPauses(before, after, event, outcome);
    const changed = [...after].filter(([id, is]) => before.has(id) && before.get(id) !== is);
    const told = outcome.events
      .filter((one) => one.event === 'callcenter.conversation.recording_changed')
      .map(({ body }) => [body['id'], body['recording']]);
    must(
      'a change of a recording is told once, and nothing else is',
      JSON.stringify(told.toSorted()) === JSON.stringify(changed.toSorted()),
      () => JSON.stringify({ told, changed }),
    );
  };
};
