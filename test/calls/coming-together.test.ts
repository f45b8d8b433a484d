import test from 'ava';
import { conversation, enqueueFor, untilOver } from '../helpers/conversation.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at, enter, secondTalk, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const scene = talkingScene(() => service);

scene(
  'dismissal ends it for all: the caller is back, the phones are hung up',
  async (talking, t) => {
    const { callcenter, ana, cleo, sue, agentCall, conversationId } = talking;
    const suesCall = await enter(sue, conversationId);
    await sue.phone.untilHears(cleo.phone);
    await callcenter.api.do('DELETE', `conversation/${conversationId}`);
    t.deepEqual(await agentCall.ended(), { cause: 'hung-up', by: 'them' });
    t.deepEqual(await suesCall.ended(), { cause: 'hung-up', by: 'them' });
    t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'dismissed' });
    await ana.untilState('idle');
    await sue.untilState('away/desk');
    const again = await callcenter.api.call('DELETE', `conversation/${conversationId}`);
    t.like(again, { status: 404, errorId: 'conversation-not-found' });
  },
);

scene(
  'an invited agent joins those who talk, and they hear no music before',
  async (talking, t) => {
    const { callcenter, ana, cleo, sue, conversationId } = talking;
    await sue.post('state', { state: 'idle' });
    const path = `conversation/${conversationId}/invite_agent`;
    const enqueue = enqueueFor('sue', 'reserve_state="busy/after"');
    await callcenter.api.do('POST', path, { enqueue, mode: 3 });
    const suesCall = await sue.phone.nextCall();
    suesCall.ring();
    await untilAllHear('while she is rung', byTheRule([at(1, ana), at(1, cleo)]));
    await suesCall.answer();
    await untilAllHear('she only speaks', byTheRule([at(1, ana), at(1, cleo), at(3, sue)]));
    await suesCall.hangUp();
    await sue.untilState('busy/after');
    await untilAllHear('two again', byTheRule([at(1, ana), at(1, cleo)]));
    t.is((await conversation(callcenter, conversationId)).state, 'live');
  },
);

scene('an invited agent who declines changes nothing', async (talking, t) => {
  const { callcenter, ana, cleo, sue, conversationId } = talking;
  await sue.post('state', { state: 'idle' });
  const path = `conversation/${conversationId}/invite_agent`;
  await callcenter.api.do('POST', path, { enqueue: enqueueFor('sue') });
  const suesCall = await sue.phone.nextCall();
  suesCall.decline();
  await callcenter.untilTask({ state: 'fail', cause: 'call_fail', detail: 'declined' });
  await untilAllHear('as before', byTheRule([at(1, ana), at(1, cleo)]));
  t.is((await conversation(callcenter, conversationId)).state, 'live');
  const gone = await callcenter.api.call('POST', 'conversation/none/invite_agent', {
    enqueue: enqueueFor('sue'),
  });
  t.like(gone, { status: 404, errorId: 'conversation-not-found' });
});

scene(
  'a caller who is left alone with an invitation hears music, and is served',
  async (talking, t) => {
    const { callcenter, cleo, sue, agentCall, conversationId } = talking;
    const path = `conversation/${conversationId}/invite_agent`;
    await callcenter.api.do('POST', path, { enqueue: enqueueFor('sue') });
    await agentCall.hangUp();
    await cleo.phone.untilHearsMusic();
    await sue.post('state', { state: 'idle' });
    const suesCall = await sue.phone.nextCall();
    await suesCall.answer();
    await untilAllHear('served', byTheRule([at(1, sue), at(1, cleo)]));
    t.is((await conversation(callcenter, conversationId)).state, 'live');
  },
);

scene('merge is refused unless the agent is in both', async (talking, t) => {
  const { ana, sue, cleo, conversationId: first } = talking;
  const { dave, conversationId: second } = await secondTalk(talking);
  const both = { src_conversation_id: first, dst_conversation_id: second };
  t.like(await ana.post('merge', both), { status: 409, errorId: 'not-a-member' });
  t.like(await sue.post('merge', both), { status: 409, errorId: 'not-a-member' });
  const same = { src_conversation_id: first, dst_conversation_id: first };
  t.like(await ana.post('merge', same), { status: 400, errorId: 'invalid-argument' });
  const gone = { src_conversation_id: first, dst_conversation_id: 'none' };
  t.like(await ana.post('merge', gone), { status: 404, errorId: 'conversation-not-found' });
  await untilAllHear('as before', [
    ...byTheRule([at(1, ana), at(1, cleo)]),
    ...byTheRule([at(1, sue), at(1, dave)]),
  ]);
});

scene('merge brings the others in with the mode that it names', async (talking, t) => {
  const { callcenter, ana, cleo, sue, conversationId: first } = talking;
  const { dave, conversationId: second } = await secondTalk(talking);
  await sue.post('enter', { conversation_id: first });
  await sue.phone.untilHears(cleo.phone);
  const body = { src_conversation_id: first, dst_conversation_id: second, mode: 2 };
  t.like((await sue.post('merge', body)).data, { conversation_id: first });
  const four = [at(1, ana), at(1, cleo), at(1, sue), at(2, dave)];
  await untilAllHear('Dave only hears', byTheRule(four));
  t.is((await untilOver(callcenter, second)).end_reason, 'merged');
  await callcenter.api.do('DELETE', `conversation/${first}`);
  t.like(await dave.untilBackInIvr(), {
    CONVERSATION_ID: first,
    CONVERSATION_END_REASON: 'dismissed',
  });
  await cleo.untilBackInIvr();
});

scene(
  'merge with somebody who hangs up at that moment leaves the others talking',
  async (talking) => {
    const { ana, cleo, sue, conversationId: first } = talking;
    const { callerCall: davesCall, conversationId: second } = await secondTalk(talking);
    await sue.post('enter', { conversation_id: first });
    await sue.phone.untilHears(cleo.phone);
    const body = { src_conversation_id: first, dst_conversation_id: second };
    await Promise.all([davesCall.hangUp(), sue.post('merge', body)]);
    await untilAllHear('three', byTheRule([at(1, ana), at(1, cleo), at(1, sue)]));
  },
);

scene(
  'the time of a conversation is up for all three, whoever joined when',
  async (talking, t) => {
    const { callcenter, ana, cleo, sue, agentCall, conversationId } = talking;
    const suesCall = await enter(sue, conversationId);
    t.deepEqual(await agentCall.ended(), { cause: 'hung-up', by: 'them' });
    t.deepEqual(await suesCall.ended(), { cause: 'hung-up', by: 'them' });
    t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'timeout' });
    t.is((await untilOver(callcenter, conversationId)).end_reason, 'timeout');
    await ana.untilState('idle');
    await sue.untilState('away/desk');
  },
  'conversation_timeout="1"',
);
