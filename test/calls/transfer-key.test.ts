import test, { type ExecutionContext } from 'ava';
import type { CallerAccount } from '../helpers/caller.ts';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { putThrough, type Talk, untilMembers } from '../helpers/conversation.ts';
import { startService } from '../helpers/running-service.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';
import { serviceAndCarrier } from '../helpers/service-and-carrier.ts';

const opened = serviceAndCarrier();

interface Talking extends Talk {
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly bob: TestAgent;
  readonly cleo: CallerAccount;
}

/** Ana talks with Cleo; Bob, whose number is 1002, is idle. */
const scene = (title: string, run: (talking: Talking, t: ExecutionContext) => Promise<void>) => {
  test.serial(title, (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { num: '1001' });
      const bob = await callcenter.agent('bob', { num: '1002' });
      const cleo = await callcenter.caller('cleo');
      const talk = await putThrough(callcenter, ana, cleo, 'reserve_state="busy/notes"');
      await run({ callcenter, ana, bob, cleo, ...talk }, t);
    }),
  );
};

const HUNG_UP = { cause: 'hung-up', by: 'them' } as const;
const DECLINED = 603;

/** Those two hear each other, and nothing else. */
const untilTheyTalk = (one: TestAgent, { phone }: CallerAccount): Promise<void> =>
  untilAllHear('talking', byTheRule([one, { phone }].map((it) => ({ line: it.phone, mode: 1 }))));

for (const { how, to } of [
  { how: 'number', to: () => '1002' },
  { how: 'extension', to: ({ phone }: TestAgent) => phone.user },
]) {
  scene(`an agent's transfer key and a colleague's ${how}: they have the caller`, async (it, t) => {
    const { ana, bob, cleo, agentCall, callcenter, conversationId } = it;
    agentCall.transfer(to(bob));
    t.is(await agentCall.transferAnswered(), 200);
    t.deepEqual(await agentCall.ended(), HUNG_UP);
    await ana.untilState('busy/notes');
    const bobsCall = await bob.phone.nextCall();
    await cleo.phone.untilHearsMusic();
    await bobsCall.answer();
    await untilTheyTalk(bob, cleo);
    await untilMembers(callcenter, conversationId, ['bob', cleo.user]);
    await bobsCall.hangUp();
    t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'agent-hangup' });
    await bob.untilState('idle');
  });
}

scene("an agent's transfer key and a telephone number: it is dialled", async (it, t) => {
  const { ana, cleo, agentCall } = it;
  const line = opened.carrier.line('13900007001').takesCalls('rings');
  agentCall.transfer(line.number);
  t.is(await agentCall.transferAnswered(), 200);
  t.deepEqual(await agentCall.ended(), HUNG_UP);
  await ana.untilState('busy/notes');
  const lineCall = await line.nextCall();
  await cleo.phone.untilHearsRingback();
  await lineCall.answer();
  const people = [cleo.phone, line].map((one) => ({ line: one, mode: 1 }));
  await untilAllHear('talking', byTheRule(people));
  await lineCall.hangUp();
  t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'outside-hangup' });
});

scene(
  'a transfer to a number that does not exist gives the caller back to the IVR',
  async (it, t) => {
    opened.carrier.line('6000').takesCalls('does-not-exist');
    it.agentCall.transfer('6000');
    t.is(await it.agentCall.transferAnswered(), 200);
    t.like(await it.cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'unreachable' });
    await it.ana.untilState('busy/notes');
  },
);

scene(
  'a transfer to what is neither an agent nor a number is refused: both talk on',
  async (it, t) => {
    const { ana, cleo, agentCall, callerCall } = it;
    agentCall.transfer('reception');
    t.is(await agentCall.transferAnswered(), DECLINED);
    await untilTheyTalk(ana, cleo);
    t.is(await ana.state(), 'talking');
    await callerCall.hangUp();
    await ana.untilState('busy/notes');
  },
);

scene(
  'an attended transfer is refused: both talk on, and so does the other call',
  async (it, t) => {
    const { ana, cleo, agentCall, callerCall } = it;
    const other = ana.phone.dial('6000');
    await other.answered();
    agentCall.transfer(other);
    t.is(await agentCall.transferAnswered(), DECLINED);
    await other.hangUp();
    await untilTheyTalk(ana, cleo);
    await callerCall.hangUp();
    await ana.untilState('busy/notes');
  },
);

scene("a caller's transfer key is refused: both talk on", async (it, t) => {
  const { ana, cleo, callerCall } = it;
  callerCall.transfer('1002');
  t.is(await callerCall.transferAnswered(), DECLINED);
  await untilTheyTalk(ana, cleo);
  await callerCall.hangUp();
  await ana.untilState('busy/notes');
});

test.serial('where the transfer key is turned off it is refused: both talk on', async (t) => {
  const without = await startService({ transferKey: false });
  t.teardown(() => without.stop());
  await withCallcenter(t, without, async (callcenter) => {
    const ana = await callcenter.agent('ana', { num: '1001' });
    const bob = await callcenter.agent('bob', { num: '1002' });
    const cleo = await callcenter.caller('cleo');
    const { agentCall } = await putThrough(callcenter, ana, cleo);
    agentCall.transfer('1002');
    await bob.phone.isNotCalledFor(1500);
    await untilTheyTalk(ana, cleo);
    t.is(await ana.state(), 'talking');
    await agentCall.hangUp();
  });
});
