import test from 'ava';
import { bearer } from '../../../helpers/access.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { inBoth, json } from '../../in-both-languages.ts';
import { ACME, ringAna, serveQueue } from '../queue-tasks/served-queue.ts';
import type { ExecutionContext } from 'ava';

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly note: unknown;
}

/** Ana talked with a caller, who hung up. */
const talked = async (t: ExecutionContext) => {
  const api = await serveQueue(t);
  await api.do('PUT', ACME, { outcomes: ['order', 'no interest', 'order'] });
  const { agentCall, caller } = await ringAna(api);
  api.telephony.answer(agentCall);
  const only = async (state: string): Promise<Shown | undefined> => {
    const list = await api.do<{ result: Shown[] }>('GET', `${ACME}/conversation?state=${state}`);
    return list.result[0];
  };
  const { id } = await eventually(() => only('live'), { awaited: 'ana to talk' });
  api.telephony.hangUp(caller);
  await eventually(() => only('over'), { awaited: 'the talk to be over' });
  api.clock.advance(1000);
  const keyOf = async (name: string): Promise<Record<string, string>> => {
    const body = { role: 'agent', callcenter_id: 'acme', agent_name: name };
    return bearer((await api.do<{ key: string }>('POST', '/key', body)).key);
  };
  const path = `${ACME}/conversation/${id}`;
  return { api, id, path, ana: await keyOf('ana'), ben: await keyOf('ben') };
};

test('an agent notes a conversation of theirs that is over; it is shown, told and counted', async (t) => {
  const { api, id, path, ana } = await talked(t);
  const body = { text: 'ruft wieder an', outcome: 'order' };
  const written = await api.call('PUT', `${path}/note`, { json: body }, ana);
  t.is(written.status, 200, written.text);
  t.like(written.json.data, { ...body, agent_name: 'ana' });
  t.deepEqual((await api.do<Shown>('GET', path)).note, written.json.data);
  const { result } = await api.do<{ result: Shown[] }>('GET', `${ACME}/conversation`);
  t.deepEqual(result[0]?.note, written.json.data);
  const events = await api.do<{ result: object[] }>('GET', `${ACME}/event?limit=1000`);
  t.like(events.result.at(-1), {
    event: 'callcenter.conversation.noted',
    id,
    ...body,
    agent_name: 'ana',
    agents: ['ana'],
  });
  const report = await api.do<{ result: object[] }>('GET', `${ACME}/report?by=outcome`);
  t.deepEqual(report.result, [{ outcome: 'order', agent: 'ana', conversations: 1 }]);
  const csv = await api.call('GET', `${ACME}/report?by=outcome&format=csv`);
  t.true(csv.text.endsWith('outcome,agent,conversations\r\norder,ana,1\r\n'), csv.text);
});

test('a later note takes the place of an earlier one, also by somebody who is no agent', async (t) => {
  const { api, path, ana } = await talked(t);
  await api.call('PUT', `${path}/note`, { json: { outcome: 'order' } }, ana);
  const later = await api.call('PUT', `${path}/note`, { json: { outcome: 'no interest' } });
  t.like(later.json.data, { text: '', outcome: 'no interest', agent_name: null });
  const report = await api.do<{ result: object[] }>('GET', `${ACME}/report?by=outcome`);
  t.deepEqual(report.result, [{ outcome: 'no interest', agent: null, conversations: 1 }]);
});

test('why a note is not written is told in both languages', async (t) => {
  const { api, id, ana, ben } = await talked(t);
  const note = (outcome: string) =>
    ['PUT', `${ACME}/conversation/${id}/note`, json({ outcome })] as const;
  const stranger = await inBoth(t, api, note('order'), ben);
  t.is(stranger.chinese, `坐席 ben 从未加入会话 ${id}`);
  const unknown = await inBoth(t, api, note('sold'), ana);
  t.is(unknown.id, 'outcome-unknown');
  t.is(unknown.chinese, 'outcome：没有名为 sold 的结果；应为以下之一：order、no interest');
  api.clock.advance(25 * 3_600_000);
  const late = await inBoth(t, api, note('order'), ana);
  t.is(late.chinese, `会话 ${id} 结束已久：只能在结束后 24 小时内填写小结`);
});

test('outcomes have 1 to 64 characters that can be seen; one that is named twice counts once', async (t) => {
  const { api } = await talked(t);
  const { outcomes } = await api.do<{ outcomes: string[] }>('GET', ACME);
  t.deepEqual(outcomes, ['order', 'no interest']);
  for (const wrong of ['', ' ', ' a', 'a ', 'a\nb', 'x'.repeat(65), 7]) {
    const answer = await api.call('PUT', ACME, { json: { outcomes: [wrong] } });
    t.is(answer.status, 400, JSON.stringify(wrong));
  }
});
