import test from 'ava';
import { untilOver } from '../helpers/conversation.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at, secondTalk, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const scene = talkingScene(() => service);

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
