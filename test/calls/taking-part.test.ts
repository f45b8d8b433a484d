import test from 'ava';
import { enqueueFor, untilMembers, untilOver } from '../helpers/conversation.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at, enter, secondTalk, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const scene = talkingScene(() => service);

scene('pause, resume and lsm are refused to who is not in it', async (talking, t) => {
  const { ana, sue, cleo, conversationId: conversation_id } = talking;
  for (const operation of ['pause', 'resume', 'lsm', 'exit']) {
    const bySue = await sue.post(operation, { conversation_id });
    t.like(bySue, { status: 409, code: '040503', errorId: 'not-a-member' }, operation);
    const unknown = await ana.post(operation, { conversation_id: 'none' });
    t.like(unknown, { status: 404, code: '040501', errorId: 'conversation-not-found' }, operation);
  }
  for (const mode of [0, 4, 5, '1', 1.5]) {
    const answer = await ana.post('resume', { conversation_id, mode });
    t.like(answer, { status: 400, errorId: 'invalid-argument' }, `resume with ${mode}`);
  }
  t.like(await ana.post('lsm', { conversation_id, mode: 5 }), { status: 400 });
  t.like(await ana.post('pause', {}), { status: 400 });
  await untilAllHear('as before', byTheRule([at(1, ana), at(1, cleo)]));
});

scene('pause and resume answer with the conversation and the mode', async (talking, t) => {
  const { ana, cleo, conversationId: conversation_id } = talking;
  const paused = await ana.post('pause', { conversation_id });
  t.like(paused, { status: 200, data: { conversation_id, mode: 4 } });
  await untilAllHear('paused', byTheRule([at(4, ana), at(1, cleo)]), 6000);
  t.like((await ana.post('pause', { conversation_id })).data, { mode: 4 });
  const resumed = await ana.post('resume', { conversation_id, mode: 3 });
  t.like(resumed.data, { conversation_id, mode: 3 });
  await untilAllHear('only speaks', byTheRule([at(3, ana), at(1, cleo)]));
  t.like((await ana.post('resume', { conversation_id })).data, { mode: 1 });
  await untilAllHear('resumed', byTheRule([at(1, ana), at(1, cleo)]));
});

scene('a member who is not there cannot be given a mode', async (talking, t) => {
  const { callcenter, sue, cleo, ana, conversationId } = talking;
  const path = `conversation/${conversationId}`;
  const byName = await callcenter.api.call('POST', `${path}/agent/${sue.name}/lsm`, { mode: 2 });
  t.like(byName, { status: 404, code: '040504', errorId: 'member-not-found' });
  const byCall = await callcenter.api.call('POST', `${path}/call/none/lsm`, { mode: 2 });
  t.like(byCall, { status: 404, errorId: 'member-not-found' });
  const gone = await callcenter.api.call('POST', 'conversation/none/call/none/lsm', { mode: 2 });
  t.like(gone, { status: 404, errorId: 'conversation-not-found' });
  await untilAllHear('as before', byTheRule([at(1, ana), at(1, cleo)]));
});

scene('a supervisor who enters with mode 2 hears both and nobody notices', async (talking, t) => {
  const { callcenter, ana, cleo, sue, conversationId } = talking;
  const from = performance.now();
  const suesCall = await enter(sue, conversationId, { mode: 2 });
  await untilAllHear('monitored', byTheRule([at(1, ana), at(1, cleo), at(2, sue)]));
  await sue.untilState('talking');
  await suesCall.hangUp();
  await sue.untilState('away/desk');
  await untilMembers(callcenter, conversationId, ['ana', cleo.user]);
  for (const [listener, speaker] of [
    [ana.phone, cleo.phone],
    [cleo.phone, ana.phone],
  ] as const) {
    const heard = listener.heardBetween(from, performance.now());
    t.deepEqual([...heard.tones.keys()], [speaker.toneHz], `${listener.name} heard nobody else`);
    t.is(heard.music, 0, `${listener.name} heard no music`);
    t.true(heard.silent <= 5, `${listener.name} lost ${heard.silent} frames of speech`);
  }
});

/** How Asterisk mixes a conversation. */
const technologyOf = async (conversationId: string): Promise<string | undefined> => {
  const bridges = await service.ari.listBridges();
  return bridges.find(({ id }) => id === conversationId)?.technology;
};

scene('a conversation is mixed in one way, whoever comes and goes', async (talking, t) => {
  const { callcenter, ana, cleo, sue, conversationId } = talking;
  t.is(await technologyOf(conversationId), 'softmix', 'two');
  const suesCall = await enter(sue, conversationId, { mode: 2 });
  await untilMembers(callcenter, conversationId, ['ana', cleo.user, 'sue']);
  t.is(await technologyOf(conversationId), 'softmix', 'three');
  await suesCall.hangUp();
  await untilMembers(callcenter, conversationId, ['ana', cleo.user]);
  t.is(await technologyOf(conversationId), 'softmix', 'two again');
  await ana.post('pause', { conversation_id: conversationId });
  await cleo.phone.untilHearsMusic();
  t.is(await technologyOf(conversationId), 'softmix', 'music');
});

scene('monitoring becomes taking part by lsm, and the other way round', async (talking) => {
  const { ana, cleo, sue, conversationId: conversation_id } = talking;
  await enter(sue, conversation_id, { mode: 2 });
  for (const mode of [2, 1, 3, 2]) {
    await sue.post('lsm', { conversation_id, mode });
    await untilAllHear(`at ${mode}`, byTheRule([at(1, ana), at(1, cleo), at(mode, sue)]));
  }
});

for (const { how, fail } of [
  { how: 'declines', fail: 'decline' },
  { how: 'is busy', fail: 'busy' },
] as const) {
  scene(`a supervisor whose phone ${how} does not enter, and nothing changes`, async (talking) => {
    const { callcenter, ana, cleo, sue, conversationId } = talking;
    await sue.post('enter', { conversation_id: conversationId });
    const suesCall = await sue.phone.nextCall();
    suesCall[fail]();
    await sue.untilState('away/desk');
    await untilMembers(callcenter, conversationId, ['ana', cleo.user]);
    await untilAllHear('as before', byTheRule([at(1, ana), at(1, cleo)]));
  });
}

scene('a conversation that ends while a supervisor is rung stops the phone', async (talking, t) => {
  const { sue, callerCall, conversationId } = talking;
  await sue.post('enter', { conversation_id: conversationId });
  const suesCall = await sue.phone.nextCall();
  suesCall.ring();
  await talking.agentCall.hangUp();
  await callerCall.hangUp();
  t.deepEqual(await suesCall.ended(), { cause: 'cancelled', by: 'them' });
  await sue.untilState('away/desk');
});

scene(
  'a conversation of level 1 refuses a third member',
  async (talking, t) => {
    const { callcenter, ana, cleo, sue, conversationId: conversation_id } = talking;
    const full = { status: 409, code: '040502', errorId: 'conversation-full' };
    t.like(await sue.post('enter', { conversation_id }), full);
    const enqueue = enqueueFor('sue');
    const path = `conversation/${conversation_id}`;
    t.like(await callcenter.api.call('POST', `${path}/invite_agent`, { enqueue }), full);
    const line = { to: '13800138000', max_answer_seconds: 9 };
    t.like(await callcenter.api.call('POST', `${path}/invite_out`, line), full);
    t.is(await sue.state(), 'away/desk');
    await sue.phone.isNotCalledFor(200);
    await untilAllHear('as before', byTheRule([at(1, ana), at(1, cleo)]));
  },
  'conversation_level="1"',
);

scene('who is in it cannot enter again, nor what is over', async (talking, t) => {
  const { ana, sue, callerCall, callcenter, conversationId: conversation_id } = talking;
  t.like(await ana.post('enter', { conversation_id }), { status: 400 });
  await callerCall.hangUp();
  await untilOver(callcenter, conversation_id);
  t.like(await sue.post('enter', { conversation_id }), {
    status: 404,
    errorId: 'conversation-not-found',
  });
});

scene('who enters from another conversation holds it by default', async (talking, t) => {
  const { ana, cleo, sue, conversationId } = talking;
  const { dave, conversationId: hers } = await secondTalk(talking);
  t.is((await sue.post('enter', { conversation_id: conversationId })).status, 200);
  const three = byTheRule([at(1, ana), at(1, cleo), at(1, sue)]);
  const held = { line: dave.phone, voices: [], music: true };
  await untilAllHear('Dave is held', [...three, held], 6000);
  t.is(sue.phone.calls.length, 1, 'her phone was not rung again');
  t.is((await sue.post('resume', { conversation_id: hers })).status, 200);
  await untilAllHear('back with Dave', [
    ...byTheRule([at(1, sue), at(1, dave)]),
    ...byTheRule([at(1, ana), at(1, cleo)]),
  ]);
});

scene('with holding=false she leaves the one that was active', async (talking, t) => {
  const { callcenter, ana, cleo, sue, conversationId } = talking;
  const { dave, conversationId: hers } = await secondTalk(talking);
  const body = { conversation_id: conversationId, holding: false };
  t.is((await sue.post('enter', body)).status, 200);
  t.is((await untilOver(callcenter, hers)).end_reason, 'exit');
  t.like(await dave.untilBackInIvr(), { CONVERSATION_END_REASON: 'exit' });
  await untilAllHear('all three', byTheRule([at(1, ana), at(1, cleo), at(1, sue)]));
});

scene('exit of one of two ends it: the caller is back in the IVR', async (talking, t) => {
  const { callcenter, ana, cleo, agentCall, conversationId } = talking;
  const answer = await ana.post('exit', { conversation_id: conversationId });
  t.like(answer, { status: 200, data: { conversation_id: conversationId } });
  t.deepEqual(await agentCall.ended(), { cause: 'hung-up', by: 'them' });
  t.is((await untilOver(callcenter, conversationId)).end_reason, 'exit');
  t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'exit' });
  await ana.untilState('idle');
});

scene('exit of a third member leaves the others talking', async (talking, t) => {
  const { ana, cleo, sue, conversationId } = talking;
  const suesCall = await enter(sue, conversationId);
  await untilAllHear('three', byTheRule([at(1, ana), at(1, cleo), at(1, sue)]));
  await sue.post('exit', { conversation_id: conversationId });
  t.deepEqual(await suesCall.ended(), { cause: 'hung-up', by: 'them' });
  await sue.untilState('away/desk');
  await untilAllHear('two', byTheRule([at(1, ana), at(1, cleo)]));
});
