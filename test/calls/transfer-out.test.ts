import type { OutsideLine } from '../helpers/carrier.ts';
import { untilMembers, untilOver } from '../helpers/conversation.ts';
import { at, type Talking, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';
import { serviceAndCarrier } from '../helpers/service-and-carrier.ts';

const opened = serviceAndCarrier();

const talking = talkingScene(() => opened.service);

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
    const line = opened.carrier.newLine('rings');
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
  const line = opened.carrier.newLine('plays-early-media');
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
    t.is((await transferOut(scene, opened.carrier.newLine(manner))).status, 200);
    t.like(await cleo.untilBackInIvr(4000), { CONVERSATION_END_REASON: reason });
    t.is((await untilOver(callcenter, conversationId)).end_reason, reason);
  });
}

talking('only a member can transfer to a number, and only to a number', async (scene, t) => {
  const { ana, sue, cleo, conversationId: conversation_id } = scene;
  const line = opened.carrier.newLine('rings');
  const body = { conversation_id, to: line.number, max_answer_seconds: 60 };
  t.like(await sue.post('xferOut', body), { status: 409, errorId: 'not-a-member' });
  const odd = { ...body, to: '1&PJSIP/2' };
  t.like(await ana.post('xferOut', odd), { status: 400, errorId: 'invalid-argument' });
  await untilAllHear('as before', byTheRule([at(1, ana), at(1, cleo)]));
  await line.isNotCalledFor(200);
});
