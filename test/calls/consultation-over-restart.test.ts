import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { conversation, enqueueFor, putThrough, untilOver } from '../helpers/conversation.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { at, enter } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: ServiceProcess;
test.before(async () => {
  service = await ServiceProcess.start();
});
test.after.always(() => service.stop());

test.serial(
  'when the service is killed during a consultation, all hear what they heard, and after its restart every operation works',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana');
      const bob = await callcenter.agent('bob');
      const cleo = await callcenter.caller('cleo');
      const sue = await callcenter.agent('sue', { state: 'away' });
      const { conversationId: first, agentCall } = await putThrough(callcenter, ana, cleo);
      const { data } = await ana.post('call_agent', { enqueue: enqueueFor('bob') });
      const { conversation_id: second } = data as { conversation_id: string };
      const bobsCall = await bob.phone.nextCall();
      await bobsCall.answer();
      const consulting = byTheRule([at(1, ana), at(1, bob)]);
      const held = { line: cleo.phone, voices: [], music: true };
      await untilAllHear('before', [...consulting, held], 6000);

      await service.kill();
      await untilAllHear('without the service', [...consulting, held], 6000);
      await service.startAgain();
      await untilAllHear('with it again', [...consulting, held], 6000);
      t.like(await conversation(callcenter, first), {
        state: 'live',
        members: [{ mode: 1 }, { mode: 4 }],
      });

      t.is((await ana.post('resume', { conversation_id: first })).status, 200);
      const bobHeld = { line: bob.phone, voices: [], music: true };
      const back = byTheRule([at(1, ana), at(1, cleo)]);
      await untilAllHear('resumed', [...back, bobHeld], 6000);
      const suesCall = await enter(sue, first, { mode: 2 });
      await untilAllHear('monitored', byTheRule([at(1, ana), at(1, cleo), at(2, sue)]));
      const both = { src_conversation_id: first, dst_conversation_id: second };
      t.is((await ana.post('merge', both)).status, 200);
      const all = [at(1, ana), at(1, cleo), at(2, sue), at(1, bob)];
      await untilAllHear('merged', byTheRule(all));
      await suesCall.hangUp();
      t.is((await ana.post('exit', { conversation_id: first })).status, 200);
      t.deepEqual(await agentCall.ended(), { cause: 'hung-up', by: 'them' });
      await untilAllHear('two are left', byTheRule([at(1, cleo), at(1, bob)]));
      const xfer = { conversation_id: first, queue: enqueueFor('ana') };
      t.is((await bob.post('xfer_agent', xfer)).status, 200);
      await bobsCall.ended();
      await (await ana.phone.nextCall()).answer();
      await untilAllHear('transferred', back);
      await callcenter.api.do('DELETE', `conversation/${first}`);
      t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'dismissed' });
      await ana.untilState('idle');
      await bob.untilState('idle');
    }),
);

test.serial(
  'an agent who is called while the service is away is put through after it; the caller waits on hold',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana');
      const bob = await callcenter.agent('bob');
      const cleo = await callcenter.caller('cleo');
      const { conversationId: first } = await putThrough(callcenter, ana, cleo);
      await ana.post('call_agent', { enqueue: enqueueFor('bob') });
      const bobsCall = await bob.phone.nextCall();
      bobsCall.ring();
      await bob.untilState('fetching');
      await service.kill();
      await bobsCall.answer();
      await service.startAgain();
      const held = { line: cleo.phone, voices: [], music: true };
      await untilAllHear('put through', [...byTheRule([at(1, ana), at(1, bob)]), held], 6000);
      await bobsCall.hangUp();
      t.is((await ana.post('resume', { conversation_id: first })).status, 200);
      await untilAllHear('back', byTheRule([at(1, ana), at(1, cleo)]));
    }),
);

test.serial('who hangs up while the service is away has left after its restart', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const bob = await callcenter.agent('bob');
    const cleo = await callcenter.caller('cleo');
    const { conversationId: first } = await putThrough(callcenter, ana, cleo);
    const { data } = await ana.post('call_agent', { enqueue: enqueueFor('bob') });
    const { conversation_id: second } = data as { conversation_id: string };
    const bobsCall = await bob.phone.nextCall();
    await bobsCall.answer();
    await ana.phone.untilHears(bob.phone);
    await service.kill();
    await bobsCall.hangUp();
    await service.startAgain();
    await untilOver(callcenter, second);
    await untilAllHear('held', byTheRule([at(4, ana), at(1, cleo)]), 6000);
    t.is((await ana.post('resume', { conversation_id: first })).status, 200);
    await untilAllHear('back', byTheRule([at(1, ana), at(1, cleo)]));
  }),
);
