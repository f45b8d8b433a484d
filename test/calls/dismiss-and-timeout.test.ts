import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { untilOver } from '../helpers/conversation.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { salesScene } from '../helpers/sales-scene.ts';
import { enter, talkingScene } from '../helpers/talking-scene.ts';

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
  'the time of a conversation is up for all three, whoever joined when',
  async (talking, t) => {
    const { callcenter, ana, cleo, sue, agentCall, conversationId } = talking;
    const suesCall = await enter(sue, conversationId);
    t.deepEqual(await agentCall.ended(6000), { cause: 'hung-up', by: 'them' });
    t.deepEqual(await suesCall.ended(), { cause: 'hung-up', by: 'them' });
    t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'timeout' });
    t.is((await untilOver(callcenter, conversationId)).end_reason, 'timeout');
    await ana.untilState('idle');
    await sue.untilState('away/desk');
  },
  // Sue enters before it is up, however slow the machine is.
  'conversation_timeout="4"',
);

test.serial('when the time of a conversation is up, both are where they belong', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter);
    ben.enqueue(
      '<enqueue conversation_timeout="1"><route><condition name="sales"/></route></enqueue>',
    );
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await ben.phone.untilHears(ana.phone);
    const back = await ben.untilBackInIvr();
    t.is(back['CONVERSATION_END_REASON'], 'timeout');
    t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
    await ana.untilState('idle');
  }),
);
