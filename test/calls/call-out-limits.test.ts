import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { eventually } from '../helpers/eventually.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';
import { serviceAndCarrier } from '../helpers/service-and-carrier.ts';

const opened = serviceAndCarrier();

test.serial(
  'the fourth number of an agent is refused, and called when one of three has hung up',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'busy' });
      const numbers = ['13800140001', '13800140002', '13800140003', '13800140004'] as const;
      const lines = numbers.map((number) => opened.carrier.line(number).takesCalls('rings'));
      const callOut = (to: string) => ana.post('call_out', { to, max_answer_seconds: 60 });
      const [first, ...others] = numbers;
      t.is((await callOut(first)).status, 200);
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      const called = [await lines[0]?.nextCall()];
      await called[0]?.answer();
      await ana.untilState('talking');
      for (const [index, number] of others.slice(0, 2).entries()) {
        t.is((await callOut(number)).status, 200);
        const call = await lines[index + 1]?.nextCall();
        await call?.answer();
        called.push(call);
      }
      const refused = await callOut(others[2]);
      t.like(refused, { status: 409, errorId: 'too-many-outside-calls' });
      t.regex(refused.msg, /ana has 3 numbers called at this moment; an agent may have 3/);
      await called[1]?.hangUp();
      const again = await eventually(
        async () => {
          const answer = await callOut(others[2]);
          return answer.status === 200 ? answer : undefined;
        },
        { awaited: 'a fourth number to be called' },
      );
      t.is(again.status, 200);
      const fourth = await lines[3]?.nextCall();
      await fourth?.answer();
      const line = lines[3];
      if (line !== undefined) await untilHearEachOther(ana.phone, line);
      const denied = await callOut('0088216123');
      t.like(denied, { status: 403, errorId: 'number-not-allowed' });
      await anasCall.hangUp();
      await fourth?.ended();
      await ana.untilState('busy');
    }),
);
