import test from 'ava';
import { ACME } from '../queue-tasks/served-queue.ts';
import { twoAgents } from './two-agents.ts';

const BEN = '<enqueue><route><target name="ben"/></route></enqueue>';

test('an agent invites an agent and a number into a conversation of their own, and into no other', async (t) => {
  const { api, conversation, ana, ben } = await twoAgents(t);
  const invite = (key: Record<string, string>, what: string, json: object) =>
    api.call('POST', `${ACME}/conversation/${conversation}/${what}`, { json }, key);
  const line = { to: '+49301234567', max_answer_seconds: 60 };
  for (const [what, body] of [
    ['invite_agent', { enqueue: BEN }],
    ['invite_out', line],
  ] as const) {
    const refused = await invite(ben, what, body);
    t.like(refused, { status: 409, json: { code: '040503', error: { id: 'not-a-member' } } }, what);
    const invited = await invite(ana, what, body);
    t.is(invited.status, 200, invited.text);
  }
  const { waits_for } = await api.do<{ waits_for: { type: string; number?: string }[] }>(
    'GET',
    `${ACME}/conversation/${conversation}`,
  );
  t.like(waits_for, [{ type: 'queue_task' }, { type: 'number', number: line.to }]);
});
