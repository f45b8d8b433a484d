import test from 'ava';
import { inBoth, post } from '../../in-both-languages.ts';
import { ACME } from '../queue-tasks/served-queue.ts';
import { twoAgents } from './two-agents.ts';

test('an agent sends keys into a conversation of their own, and into no other', async (t) => {
  const { api, caller, conversation, ana, ben } = await twoAgents(t);
  const path = `/conversation/${conversation}/dtmf`;
  const send = (key: Record<string, string>, digits: unknown) =>
    api.call('POST', ACME + path, { json: { digits } }, key);
  const sent = await send(ana, '12#');
  t.is(sent.status, 200, sent.text);
  t.deepEqual(sent.json.data, { conversation_id: conversation, call_ids: [caller] });
  const others = await send(ben, '1');
  t.like(others, { status: 409, json: { code: '040503', error: { id: 'not-a-member' } } });
  for (const digits of ['', '12 ', '1'.repeat(33), 'E', 12]) {
    t.is((await send(ana, digits)).status, 400, String(digits));
  }
});

test('why keys are not sent is told in both languages', async (t) => {
  const { api, agentCall, conversation, ana } = await twoAgents(t);
  const path = `/conversation/${conversation}/dtmf`;
  const toHerself = post(path, { digits: '1', call_id: agentCall });
  const unheard = await inBoth(t, api, toHerself, ana);
  t.is(
    unheard.chinese,
    `按键在会话 ${conversation} 中无人能收到：发送者须处于可以说话的模式，接收者须在会话中、处于可以听的模式且未保持通话`,
  );
  for (const digits of ['1'.repeat(32), '1'.repeat(32)]) {
    await api.do('POST', ACME + path, { digits });
  }
  const tooMany = await inBoth(t, api, post(path, { digits: '1'.repeat(32) }));
  t.is(tooMany.id, 'too-many-keys');
  t.regex(tooMany.chinese, /^会话 \S+ 还有 6[0-4] 个按键待发送；最多可以等待 64 个$/);
});
