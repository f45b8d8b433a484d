import { PATIENCE } from '../helpers/eventually.ts';
import test, { type ExecutionContext } from 'ava';
import { runningAsterisk } from '../helpers/asterisk.ts';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { Carrier, type Manner, type OutsideLine } from '../helpers/carrier.ts';
import { conversation, untilMembers, untilOver } from '../helpers/conversation.ts';
import type { PhoneCall } from '../helpers/phone-call.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at, enter, type Talking, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
let carrier: Carrier;
test.before(async () => {
  service = await startService();
  carrier = await Carrier.create({ password: runningAsterisk().trunkPassword });
});
test.after.always(async () => {
  await carrier.stop();
  await service.stop();
});

const talking = talkingScene(() => service);

let numbers = 0;
/** A number that no other test has called. */
const newLine = (manner: Manner): OutsideLine => {
  numbers += 1;
  return carrier.line(`1390000${String(numbers).padStart(4, '0')}`).takesCalls(manner);
};

interface Calling {
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly anasCall: PhoneCall;
  readonly line: OutsideLine;
  readonly conversationId: string;
}

/** Ana, who is away, has called out and answered her own phone. */
const calling = (
  title: string,
  manner: Manner,
  limits: object,
  run: (calling: Calling, t: ExecutionContext) => Promise<void>,
): void => {
  test.serial(title, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'away/desk' });
      const line = newLine(manner);
      const body = { to: line.number, max_answer_seconds: 60, ...limits };
      const { data } = await ana.post('call_out', body);
      const { conversation_id: conversationId } = data as { conversation_id: string };
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await run({ callcenter, ana, anasCall, line, conversationId }, t);
      await ana.untilState('away/desk');
    }),
  );
};

for (const { manner, says } of [
  { manner: 'is-unavailable', says: 'is unavailable' },
  { manner: 'rings', says: 'only rings' },
  { manner: 'stays-mute', says: 'does not react' },
] as const) {
  const title = `a number that ${says} is no-answer, after max_dial_seconds at the latest`;
  calling(title, manner, { max_dial_seconds: 1 }, async (scene, t) => {
    const { callcenter, anasCall, line, conversationId } = scene;
    const lineCall = await line.nextCall();
    t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
    t.is((await untilOver(callcenter, conversationId)).end_reason, 'no-answer');
    if (manner !== 'is-unavailable') t.like(await lineCall.ended(), { cause: 'cancelled' });
  });
}

calling(
  'max_answer_seconds count from the answer and hang up both',
  'answers',
  { max_answer_seconds: 1 },
  async ({ callcenter, ana, anasCall, line, conversationId }, t) => {
    await Promise.all([ana.phone.untilHears(line), line.untilHears(ana.phone)]);
    const answeredAt = line.calls[0]?.moment('answered')?.at ?? 0;
    t.deepEqual(await line.calls[0]?.ended(), { cause: 'hung-up', by: 'them' });
    const lasted = performance.now() - answeredAt;
    t.true(lasted > 950 && lasted < 2000 * PATIENCE, `lasted ${lasted} ms`);
    t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
    t.is((await untilOver(callcenter, conversationId)).end_reason, 'timeout');
  },
);

calling(
  'when the agent hangs up while the number rings, it stops',
  'rings',
  {},
  async ({ callcenter, anasCall, line, conversationId }, t) => {
    const lineCall = await line.nextCall();
    await anasCall.hangUp();
    t.deepEqual(await lineCall.ended(), { cause: 'cancelled', by: 'them' });
    t.is((await untilOver(callcenter, conversationId)).end_reason, 'agent-hangup');
  },
);

calling(
  'when the conversation is dismissed while the number rings, all stop',
  'rings',
  {},
  async ({ callcenter, anasCall, line, conversationId }, t) => {
    const lineCall = await line.nextCall();
    await callcenter.api.do('DELETE', `conversation/${conversationId}`);
    t.deepEqual(await lineCall.ended(), { cause: 'cancelled', by: 'them' });
    t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
  },
);

for (const { how, end, reason } of [
  { how: 'declines', end: 'decline', reason: 'declined' },
  { how: 'is busy', end: 'busy', reason: 'busy' },
] as const) {
  test.serial(`when the own phone of who calls out ${how}, the number is not called`, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'idle' });
      const line = newLine('rings');
      const body = { to: line.number, max_answer_seconds: 60 };
      const { data } = await ana.post('call_out', body);
      const anasCall = await ana.phone.nextCall();
      anasCall[end]();
      const { conversation_id } = data as { conversation_id: string };
      t.is((await untilOver(callcenter, conversation_id)).end_reason, reason);
      await ana.untilState('idle');
      await line.isNotCalledFor(200);
    }),
  );
}

test.serial('when the own phone of who calls out is not answered, the number is not called', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.api.do('PUT', '', { own_phone_ring_seconds: 1 });
    const ana = await callcenter.agent('ana', { state: 'idle' });
    const line = newLine('rings');
    const { data } = await ana.post('call_out', { to: line.number, max_answer_seconds: 60 });
    const anasCall = await ana.phone.nextCall();
    anasCall.ring();
    t.deepEqual(await anasCall.ended(), { cause: 'cancelled', by: 'them' });
    const { conversation_id } = data as { conversation_id: string };
    t.is((await untilOver(callcenter, conversation_id)).end_reason, 'no-answer');
    await ana.untilState('idle');
    await line.isNotCalledFor(200);
  }),
);

talking('a call out that fails leaves the caller on hold until he is resumed', async (scene, t) => {
  const { callcenter, ana, cleo, conversationId: conversation_id } = scene;
  const line = newLine('declines');
  const { data } = await ana.post('call_out', { to: line.number, max_answer_seconds: 60 });
  const { conversation_id: second } = data as { conversation_id: string };
  t.is((await untilOver(callcenter, second)).end_reason, 'declined');
  await untilAllHear('on hold', byTheRule([at(4, ana), at(1, cleo)]), 6000);
  t.is((await ana.post('resume', { conversation_id })).status, 200);
  await untilAllHear('back', byTheRule([at(1, ana), at(1, cleo)]));
});

const transferOut = (
  { ana, conversationId }: Talking,
  { number }: OutsideLine,
  name = 'xferOut',
): Promise<{ readonly status: number }> => {
  const body = { conversation_id: conversationId, to: number, max_answer_seconds: 60 };
  return ana.post(name, { ...body, from: '4008001', max_dial_seconds: 2 });
};

talking(
  'a caller who is transferred to a number hears ring-back and then the number',
  async (scene, t) => {
    const { callcenter, ana, cleo, agentCall, conversationId } = scene;
    const line = newLine('rings');
    t.is((await transferOut(scene, line)).status, 200);
    t.deepEqual(await agentCall.ended(), { cause: 'hung-up', by: 'them' });
    await ana.untilState('busy/notes');
    const lineCall = await line.nextCall();
    t.is(lineCall.caller.number, '4008001');
    await cleo.phone.untilHearsRingback();
    await lineCall.answer();
    await untilAllHear('put through', byTheRule([{ line, mode: 1 }, at(1, cleo)]));
    await untilMembers(callcenter, conversationId, [line.number, cleo.user]);
    await lineCall.hangUp();
    t.like(await cleo.untilBackInIvr(), {
      CONVERSATION_ID: conversationId,
      CONVERSATION_END_REASON: 'outside-hangup',
    });
  },
  'reserve_state="busy/notes"',
);

talking('early media of the number is heard by who is transferred', async (scene, t) => {
  const { cleo, callerCall } = scene;
  const line = newLine('plays-early-media');
  t.is((await transferOut(scene, line, 'xfer_out')).status, 200);
  await cleo.phone.untilHears(line);
  const lineCall = await line.nextCall();
  await callerCall.hangUp();
  t.deepEqual(await lineCall.ended(), { cause: 'cancelled', by: 'them' });
});

for (const { manner, reason } of [
  { manner: 'is-busy', reason: 'busy' },
  { manner: 'declines', reason: 'declined' },
  { manner: 'rings', reason: 'no-answer' },
  { manner: 'does-not-exist', reason: 'unreachable' },
] as const) {
  talking(`a transfer to a number that is ${reason} brings the caller back`, async (scene, t) => {
    const { callcenter, cleo, conversationId } = scene;
    t.is((await transferOut(scene, newLine(manner))).status, 200);
    t.like(await cleo.untilBackInIvr(4000), { CONVERSATION_END_REASON: reason });
    t.is((await untilOver(callcenter, conversationId)).end_reason, reason);
  });
}

talking('only a member can transfer to a number, and only to a number', async (scene, t) => {
  const { ana, sue, cleo, conversationId: conversation_id } = scene;
  const line = newLine('rings');
  const body = { conversation_id, to: line.number, max_answer_seconds: 60 };
  t.like(await sue.post('xferOut', body), { status: 409, errorId: 'not-a-member' });
  const odd = { ...body, to: '1&PJSIP/2' };
  t.like(await ana.post('xferOut', odd), { status: 400, errorId: 'invalid-argument' });
  await untilAllHear('as before', byTheRule([at(1, ana), at(1, cleo)]));
  await line.isNotCalledFor(200);
});

const inviteOut = async (
  { callcenter, conversationId }: Talking,
  { number }: OutsideLine,
  more: object = {},
): Promise<string> => {
  const body = { to: number, max_answer_seconds: 60, ...more };
  const path = `conversation/${conversationId}/invite_out`;
  return (await callcenter.api.do<{ call_id: string }>('POST', path, body)).call_id;
};

talking('an invited number joins those who talk, who hear no ring-back', async (scene, t) => {
  const { callcenter, ana, cleo, conversationId } = scene;
  const line = newLine('rings');
  const callId = await inviteOut(scene, line, { mode: 2 });
  const lineCall = await line.nextCall();
  await untilAllHear('while it rings', byTheRule([at(1, ana), at(1, cleo)]));
  await lineCall.answer();
  await untilAllHear('it only hears', byTheRule([at(1, ana), at(1, cleo), { line, mode: 2 }]));
  const path = `conversation/${conversationId}/call/${callId}/lsm`;
  await callcenter.api.do('POST', path, { mode: 1 });
  await untilAllHear('all three', byTheRule([at(1, ana), at(1, cleo), { line, mode: 1 }]));
  await ana.post('exit', { conversation_id: conversationId });
  await untilAllHear('two outside lines', byTheRule([at(1, cleo), { line, mode: 1 }]));
  await callcenter.api.do('DELETE', `conversation/${conversationId}`);
  t.deepEqual(await lineCall.ended(), { cause: 'hung-up', by: 'them' });
  t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'dismissed' });
});

talking(
  'an invited number that declines, or whose time is up, changes nothing',
  async (scene, t) => {
    const { callcenter, ana, cleo, conversationId } = scene;
    const two = byTheRule([at(1, ana), at(1, cleo)]);
    const deaf = newLine('declines');
    await inviteOut(scene, deaf);
    await (await deaf.nextCall()).ended();
    await untilAllHear('declined', two);
    const line = newLine('answers');
    await inviteOut(scene, line, { max_answer_seconds: 1 });
    await line.untilHears(cleo.phone);
    t.deepEqual(await line.calls[0]?.ended(), { cause: 'hung-up', by: 'them' });
    await untilAllHear('its time is up', two);
    t.is((await conversation(callcenter, conversationId)).state, 'live');
  },
);

talking('a supervisor hears the agent and the number, and neither hears him', async (scene, t) => {
  const { callcenter, ana, sue, cleo, conversationId } = scene;
  const line = newLine('answers');
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
});
