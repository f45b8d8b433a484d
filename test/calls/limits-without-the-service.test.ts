import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { putThrough, untilOver } from '../helpers/conversation.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';
import { openServiceAndCarrier } from '../helpers/service-and-carrier.ts';

const opened = openServiceAndCarrier(() => ServiceProcess.start());

/** Asterisk acts five seconds after the service would have. */
const ASTERISK_ACTS_WITHIN_MS = 15_000;

test.serial(
  'while the service is away, Asterisk ends who talks longer than max_answer_seconds or conversation_timeout, and nobody else',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'away/desk' });
      const line = opened.carrier.line('13911110001').takesCalls('answers');
      const bob = await callcenter.agent('bob');
      const limited = await callcenter.caller('limited');
      const cleo = await callcenter.agent('cleo');
      const unlimited = await callcenter.caller('unlimited');
      const other = await putThrough(callcenter, cleo, unlimited);
      // From here on there are five seconds until the service is gone.
      const { data } = await ana.post('call_out', { to: line.number, max_answer_seconds: 5 });
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      const { conversation_id: outside } = data as { conversation_id: string };
      const { conversationId, callerCall, agentCall } = await putThrough(
        callcenter,
        bob,
        limited,
        'conversation_timeout="5" reserve_state="away/late"',
      );
      await untilHearEachOther(ana.phone, line);

      await opened.service.kill();
      const lineCall = await line.nextCall();
      t.like(await lineCall.ended(ASTERISK_ACTS_WITHIN_MS), { by: 'them' });
      t.like(await callerCall.ended(ASTERISK_ACTS_WITHIN_MS), { by: 'them' });
      await untilHearEachOther(cleo.phone, unlimited.phone);

      await opened.service.startAgain();
      await Promise.all([anasCall.ended(), agentCall.ended()]);
      await untilOver(callcenter, outside);
      await untilOver(callcenter, conversationId);
      await bob.untilState('away/late');
      await other.agentCall.hangUp();
      t.is((await unlimited.untilBackInIvr())['QUEUE_RESULT'], 'success');
    }),
);

test.serial('a caller goes back to the dialplan without the limit of their conversation', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    const { agentCall } = await putThrough(callcenter, ana, ben, 'conversation_timeout="60"');
    const { id = '' } = (await ben.channel()) ?? {};
    const limit = () => opened.service.ari.getChannelVariable(id, 'TIMEOUT(absolute)');
    t.regex((await limit()) ?? '', /^6[0-5]/);
    await agentCall.hangUp();
    await ben.untilBackInIvr();
    t.is(Number(await limit()), 0);
  }),
);
