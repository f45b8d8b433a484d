import test from 'ava';
import { withCallcenter, type TestAgent } from '../helpers/callcenter.ts';
import {
  conversation,
  untilMembers,
  untilOver,
  enqueueFor,
  putThrough,
} from '../helpers/conversation.ts';
import { at, enter, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear, untilHearEachOther } from '../helpers/who-hears-whom.ts';
import { serviceAndCarrier } from '../helpers/service-and-carrier.ts';

const opened = serviceAndCarrier();

const talking = talkingScene(() => opened.service);

interface Called {
  readonly conversation_id: string;
  readonly queue_task_id: string;
  readonly agent_call_id: string;
}

const callAgent = async (agent: TestAgent, enqueue: string, more: object = {}): Promise<Called> => {
  const answer = await agent.post('call_agent', { enqueue, ...more });
  if (answer.status !== 200) throw new Error(`call_agent: ${answer.msg}`);
  return answer.data as Called;
};

test.serial(
  'consultation: the caller hears music meanwhile, and the agent comes back to them',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const ana = await callcenter.agent('ana');
      const bob = await callcenter.agent('bob', { state: 'busy' });
      const cleo = await callcenter.caller('cleo');
      const { conversationId: first } = await putThrough(callcenter, ana, cleo);
      const { conversation_id: second } = await callAgent(ana, enqueueFor('bob'));
      await cleo.phone.untilHearsMusic();
      await ana.phone.untilHearsMusic();
      t.like(await conversation(callcenter, first), { members: [{ mode: 1 }, { mode: 4 }] });
      await bob.post('state', { state: 'idle' });
      const bobsCall = await bob.phone.nextCall();
      await bobsCall.answer();
      const heldCleo = { line: cleo.phone, voices: [], music: true };
      await untilAllHear('consulting', [...byTheRule([at(1, ana), at(1, bob)]), heldCleo]);

      t.is((await ana.post('resume', { conversation_id: first })).status, 200);
      const talk = byTheRule([at(1, ana), at(1, cleo)]);
      await untilAllHear('back', [...talk, { line: bob.phone, voices: [], music: true }]);
      await bobsCall.hangUp();
      t.is((await untilOver(callcenter, second)).end_reason, 'agent-hangup');
      await untilAllHear('and nobody noticed', talk);
    }),
);

test.serial('a consultation that fails leaves the caller on hold until the agent resumes', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const bob = await callcenter.agent('bob');
    const cleo = await callcenter.caller('cleo');
    const { conversationId: first, agentCall } = await putThrough(callcenter, ana, cleo);
    const { conversation_id: second } = await callAgent(ana, enqueueFor('bob'));
    const bobsCall = await bob.phone.nextCall();
    bobsCall.decline();
    t.is((await untilOver(callcenter, second)).end_reason, 'declined');
    await untilAllHear('on hold', [
      { line: ana.phone, voices: [], music: false },
      { line: cleo.phone, voices: [], music: true },
    ]);
    t.is(agentCall.state.is, 'answered');
    t.is((await ana.post('resume', { conversation_id: first })).status, 200);
    await untilAllHear('back', byTheRule([at(1, ana), at(1, cleo)]));
  }),
);

test.serial('consultation ends in three talking by merge, and two when the agent exits', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const bob = await callcenter.agent('bob');
    const cleo = await callcenter.caller('cleo');
    const { conversationId: first, agentCall } = await putThrough(callcenter, ana, cleo);
    const { conversation_id: second } = await callAgent(ana, enqueueFor('bob'));
    const bobsCall = await bob.phone.nextCall();
    await bobsCall.answer();
    await ana.phone.untilHears(bob.phone);
    const merged = await ana.post('merge', {
      src_conversation_id: first,
      dst_conversation_id: second,
    });
    t.deepEqual(merged.data, { conversation_id: first });
    const caller = at(1, cleo);
    await untilAllHear('all three', byTheRule([at(1, ana), at(1, bob), caller]));
    t.is((await untilOver(callcenter, second)).end_reason, 'merged');
    t.is((await ana.post('exit', { conversation_id: first })).status, 200);
    t.deepEqual(await agentCall.ended(), { cause: 'hung-up', by: 'them' });
    await ana.untilState('idle');
    await untilAllHear('the two who are left', byTheRule([at(1, bob), caller]));
    await bobsCall.hangUp();
    t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'agent-hangup' });
  }),
);

test.serial('an agent who hangs up leaves all their conversations', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const bob = await callcenter.agent('bob');
    const cleo = await callcenter.caller('cleo');
    const { agentCall } = await putThrough(callcenter, ana, cleo, 'reserve_state="busy/notes"');
    await callAgent(ana, enqueueFor('bob'));
    const bobsCall = await bob.phone.nextCall();
    await bobsCall.answer();
    await ana.phone.untilHears(bob.phone);
    await agentCall.hangUp();
    t.deepEqual(await bobsCall.ended(), { cause: 'hung-up', by: 'them' });
    await cleo.untilBackInIvr();
    await ana.untilState('busy/notes');
    await bob.untilState('idle');
  }),
);

interface CalledOut {
  readonly conversation_id: string;
  readonly call_id: string;
  readonly agent_call_id: string;
}

test.serial('consultation: pause, call out, and back by resume or together by merge', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
    const ben = await callcenter.caller('ben');
    ben.enqueue('<enqueue><route><condition name="sales"/></route></enqueue>');
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await ana.phone.untilHears(ben.phone);
    const { conversation_id: first } = await callcenter.untilTask({ state: 'success' });
    t.is((await ana.post('pause', { conversation_id: first })).status, 200);
    await ben.phone.untilHearsMusic();
    const line = opened.carrier.line('13800138004').takesCalls('answers');
    const out = await ana.post('call_out', { to: '13800138004', max_answer_seconds: 60 });
    const { conversation_id: second } = out.data as CalledOut;
    await untilHearEachOther(ana.phone, line);
    await ben.phone.untilHearsMusic();
    await line.untilHears(ana.phone);
    t.is((await ana.post('resume', { conversation_id: first })).status, 200);
    await untilHearEachOther(ana.phone, ben.phone);
    await line.untilHearsMusic();
    const merged = await ana.post('merge', {
      src_conversation_id: first,
      dst_conversation_id: second,
    });
    t.is(merged.status, 200, merged.msg);
    await untilHearEachOther(ana.phone, ben.phone, line);
    await ana.post('exit', { conversation_id: first });
    await anasCall.ended();
    await untilHearEachOther(ben.phone, line);
    await line.calls.at(-1)?.hangUp();
    t.is((await ben.untilBackInIvr())['QUEUE_RESULT'], 'success');
  }),
);

talking(
  'a call out that fails leaves the caller on hold until the agent resumes',
  async (scene, t) => {
    const { callcenter, ana, cleo, conversationId: conversation_id } = scene;
    const line = opened.carrier.newLine('declines');
    const { data } = await ana.post('call_out', { to: line.number, max_answer_seconds: 60 });
    const { conversation_id: second } = data as { conversation_id: string };
    t.is((await untilOver(callcenter, second)).end_reason, 'declined');
    await untilAllHear('on hold', byTheRule([at(4, ana), at(1, cleo)]), 6000);
    t.is((await ana.post('resume', { conversation_id })).status, 200);
    await untilAllHear('back', byTheRule([at(1, ana), at(1, cleo)]));
  },
);

talking(
  'a supervisor hears the agent and the number, and neither hears the supervisor',
  async (scene, t) => {
    const { callcenter, ana, sue, cleo, conversationId } = scene;
    const line = opened.carrier.newLine('answers');
    const { data } = await ana.post('call_out', { to: line.number, max_answer_seconds: 60 });
    await ana.phone.untilHears(line);
    const { conversation_id: second } = data as { conversation_id: string };
    const suesCall = await enter(sue, second, { mode: 2 });
    const held = { line: cleo.phone, voices: [], music: true };
    const monitored = byTheRule([at(1, ana), { line, mode: 1 }, at(2, sue)]);
    await untilAllHear('monitored', [...monitored, held], 6000);
    await line.calls[0]?.hangUp();
    await untilMembers(callcenter, second, ['ana', 'sue']);
    await ana.post('exit', { conversation_id: second });
    t.deepEqual(await suesCall.ended(), { cause: 'hung-up', by: 'them' });
    await ana.post('resume', { conversation_id: conversationId });
    await untilAllHear('back', byTheRule([at(1, ana), at(1, cleo)]));
    t.is((await untilOver(callcenter, second)).end_reason, 'exit');
  },
);
