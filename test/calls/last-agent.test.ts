import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { putThrough, untilOver } from '../helpers/conversation.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: ServiceProcess;
test.before(async () => {
  service = await ServiceProcess.start();
});
test.after.always(() => service.stop());

const KNOWN = `<enqueue>
  <route><last_agent queue_timeout="60"/></route>
  <route><target name="ana"/></route>
</enqueue>`;

test.serial(
  'a caller is put through to the agent with whom they talked last, after a crash too',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana');
      const cleo = await callcenter.agent('cleo');
      const ben = await callcenter.caller('ben');
      const first = await putThrough(callcenter, cleo, ben);
      await first.agentCall.hangUp();
      await untilOver(callcenter, first.conversationId);
      await first.callerCall.hangUp();
      await service.kill();
      await service.startAgain();
      await cleo.untilState('idle');

      ben.enqueue(KNOWN);
      await (await cleo.phone.nextCall()).answer();
      await untilHearEachOther(cleo.phone, ben.phone);
      const task = await callcenter.untilTask({ state: 'success', agent: 'cleo' });
      t.is(task.type, 'ivr');

      // Nobody knows her.
      const eva = await callcenter.caller('eva');
      eva.enqueue(KNOWN);
      await (await ana.phone.nextCall()).answer();
      await untilHearEachOther(ana.phone, eva.phone);
    }),
);
