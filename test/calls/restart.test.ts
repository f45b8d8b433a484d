import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { callAnaForBen, SALES, salesScene } from '../helpers/sales-scene.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: ServiceProcess;
test.before(async () => {
  service = await ServiceProcess.start();
});
test.after.always(() => service.stop());

interface ConversationList {
  readonly result: readonly { readonly id: string; readonly state: string }[];
}

test.serial(
  'when the service is killed during a conversation, talk goes on, and after its restart the conversation is listed and ends as ever',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben, anasCall } = await callAnaForBen(callcenter);
      await anasCall.answer();
      await ben.phone.untilHears(ana.phone);

      await service.kill();
      await untilHearEachOther(ana.phone, ben.phone);
      await service.startAgain();
      await untilHearEachOther(ana.phone, ben.phone);
      const { result } = await callcenter.api.do<ConversationList>('GET', 'conversation');
      t.like(result, [{ state: 'live' }]);
      t.is(await ana.state(), 'talking');

      await anasCall.hangUp();
      t.like(await ben.untilBackInIvr(5000), {
        QUEUE_RESULT: 'success',
        CONVERSATION_ID: result[0]?.id,
        CONVERSATION_END_REASON: 'agent-hangup',
      });
      await ana.untilState('idle');
    }),
);

test.serial(
  'when an agent hangs up while the service is away, the caller is back in the IVR as soon as it is there again',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben, anasCall } = await callAnaForBen(callcenter);
      await anasCall.answer();
      await ben.phone.untilHears(ana.phone);
      await service.kill();
      await anasCall.hangUp();
      await service.startAgain();
      t.like(await ben.untilBackInIvr(5000), { QUEUE_RESULT: 'success' });
      await ana.untilState('idle');
    }),
);

test.serial('a caller who waits keeps their place over a restart, and is served', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter, { state: 'busy' });
    ben.enqueue(SALES);
    const task = await callcenter.untilTask({ state: 'waiting' });
    await service.kill();
    await service.startAgain();
    await ben.phone.untilHearsMusic();
    await ana.post('state', { state: 'idle' });
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await untilHearEachOther(ana.phone, ben.phone);
    await callcenter.untilTask({ id: task.id, state: 'success', agent: 'ana' });
  }),
);

test.serial('a phone that rings over a restart can be answered', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben, anasCall } = await callAnaForBen(callcenter);
    anasCall.ring();
    await ana.untilState('fetching');
    await service.kill();
    await service.startAgain();
    await anasCall.answer();
    await untilHearEachOther(ana.phone, ben.phone);
  }),
);

test.serial('a phone that is answered while the service is away is put through after it', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben, anasCall } = await callAnaForBen(callcenter);
    anasCall.ring();
    await ana.untilState('fetching');
    await service.kill();
    await anasCall.answer();
    await service.startAgain();
    await untilHearEachOther(ana.phone, ben.phone);
    await ana.untilState('talking');
  }),
);

test.serial('a caller who comes while the service is away waits in the IVR and is served', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben } = await salesScene(callcenter);
    await service.kill();
    ben.enqueue(SALES, { patience: 20 });
    await ben.phone.untilHearsMusic();
    await service.startAgain();
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await untilHearEachOther(ana.phone, ben.phone);
  }),
);
