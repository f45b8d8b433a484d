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
  const { dave, conversationId: own } = await secondTalk(talking);
  t.is((await sue.post('enter', { conversation_id: conversationId })).status, 200);
  const three = byTheRule([at(1, ana), at(1, cleo), at(1, sue)]);
  const held = { line: dave.phone, voices: [], music: true };
  await untilAllHear('Dave is held', [...three, held], 6000);
  t.is(sue.phone.calls.length, 1, 'their phone was not rung again');
  t.is((await sue.post('resume', { conversation_id: own })).status, 200);
  await untilAllHear('back with Dave', [
    ...byTheRule([at(1, sue), at(1, dave)]),
    ...byTheRule([at(1, ana), at(1, cleo)]),
  ]);
});

scene(
  'who enters with holding=false leaves the conversation that was active',
  async (talking, t) => {
    const { callcenter, ana, cleo, sue, conversationId } = talking;
    const { dave, conversationId: own } = await secondTalk(talking);
    const body = { conversation_id: conversationId, holding: false };
    t.is((await sue.post('enter', body)).status, 200);
    t.is((await untilOver(callcenter, own)).end_reason, 'exit');
    t.like(await dave.untilBackInIvr(), { CONVERSATION_END_REASON: 'exit' });
    await untilAllHear('all three', byTheRule([at(1, ana), at(1, cleo), at(1, sue)]));
  },
);

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
