import test from 'ava';
import type { AgentName, ConversationId } from '../../../src/domain/ids.ts';
import type { NotableConversation } from '../../../src/domain/note.ts';
import type { RequestOf } from '../../../src/domain/requests/request.ts';
import { enqueue, Scene } from '../engine/scene.ts';

const ANA = 'ana' as AgentName;
const HOUR_MS = 3_600_000;

type Asked = Omit<RequestOf<'note-conversation'>, 'kind'>;

/** Ana talked with a caller; Bob did not. */
const talked = () => {
  const scene = new Scene({ outcomes: ['order', 'no interest'] });
  scene.agent('ana');
  scene.agent('bob', 'busy');
  scene.arrive(enqueue('data="order 7"'));
  scene.answer(scene.phone());
  const [live] = scene.world.conversations.values();
  if (live === undefined) throw new Error('nobody talks');
  const note = (asked: Partial<Asked> = {}) =>
    scene.ask({
      kind: 'note-conversation',
      conversationId: live.id,
      agent: ANA,
      text: 'wants a call',
      outcome: 'order',
      stored: null,
      ...asked,
    });
  return { scene, live, note };
};

const over = (live: NotableConversation, endedAt: number): NotableConversation => ({
  ...live,
  phase: { kind: 'over', endedAt, reason: 'agent-hangup' },
});

const refusal = ({ answer }: ReturnType<Scene['ask']>): string =>
  answer.kind === 'refused' ? answer.refusal.id : answer.kind;

test('an agent notes a conversation while it goes on, and it is stored and told once', (t) => {
  const { scene, live, note } = talked();
  const { changes, events } = note();
  t.deepEqual(
    changes.map(({ kind, record }) => [kind, record]),
    [
      [
        'note',
        {
          conversationId: live.id,
          text: 'wants a call',
          outcome: 'order',
          agent: ANA,
          at: scene.now,
          conversationAt: live.begunAt,
        },
      ],
    ],
  );
  t.deepEqual(
    events.map(({ event, body }) => [event, body]),
    [
      [
        'callcenter.conversation.noted',
        {
          id: live.id,
          text: 'wants a call',
          outcome: 'order',
          agent_name: 'ana',
          agents: ['ana'],
          user_data: 'order 7',
        },
      ],
    ],
  );
  t.is(refusal(note({ text: '', outcome: null })), 'done', 'a later one takes its place');
});

test('a conversation that is over is noted until a day later', (t) => {
  const { scene, live, note } = talked();
  const id = 'over' as ConversationId;
  const ended = (hours: number) => ({
    conversationId: id,
    stored: { ...over(live, scene.now - hours * HOUR_MS), id },
  });
  t.is(refusal(note(ended(24))), 'done');
  t.is(refusal(note(ended(24.01))), 'note-too-late');
});

test('only who was in a conversation notes it, with an outcome that the call center has', (t) => {
  const { note } = talked();
  t.is(refusal(note({ agent: 'bob' as AgentName })), 'not-a-member');
  t.is(refusal(note({ agent: null })), 'done');
  t.is(refusal(note({ outcome: 'sold' })), 'outcome-unknown');
  t.is(refusal(note({ conversationId: 'none' as ConversationId })), 'conversation-not-found');
});
