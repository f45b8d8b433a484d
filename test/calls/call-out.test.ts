import test, { type ExecutionContext } from 'ava';
import { withCallcenter, type TestAgent, type TestCallcenter } from '../helpers/callcenter.ts';
import type { Manner, OutsideLine } from '../helpers/carrier.ts';
import { untilOver } from '../helpers/conversation.ts';
import { PATIENCE } from '../helpers/eventually.ts';
import type { PhoneCall } from '../helpers/phone-call.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';
import { serviceAndCarrier } from '../helpers/service-and-carrier.ts';

const opened = serviceAndCarrier();

interface CalledOut {
  readonly conversation_id: string;
  readonly call_id: string;
  readonly agent_call_id: string;
}

test.serial(
  'an agent in no conversation calls out: their phone rings first, then the number',
  (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'busy' });
      const line = opened.carrier.line('13800138001').takesCalls('rings');
      const answer = await ana.post('call_out', {
        to: '13800138001',
        from: '4008001',
        max_answer_seconds: 60,
        data: 'callback',
      });
      t.is(answer.status, 200, answer.msg);
      const called = answer.data as CalledOut;
      const anasCall = await ana.phone.nextCall();
      await ana.untilState('fetching');
      await anasCall.answer();
      const lineCall = await line.nextCall();
      t.is(lineCall.caller.number, '4008001');
      await ana.phone.untilHearsRingback();
      await lineCall.answer();
      await untilHearEachOther(ana.phone, line);
      const shown = await callcenter.api.do('GET', `conversation/${called.conversation_id}`);
      t.like(shown, { type: 'call_out', state: 'live', data: 'callback' });
      await lineCall.hangUp();
      t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
      await ana.untilState('busy');
      t.like(await callcenter.api.do('GET', `conversation/${called.conversation_id}`), {
        state: 'over',
        end_reason: 'outside-hangup',
      });
    }),
);

test.serial('early media of the number is heard by the agent', (t) =>
  withCallcenter(t, opened.service, async (callcenter) => {
    const ana = await callcenter.agent('ana', { state: 'idle' });
    const line = opened.carrier.line('13800138002').takesCalls('plays-early-media');
    await ana.post('call_out', { to: '13800138002', max_answer_seconds: 60 });
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await ana.phone.untilHears(line);
    const lineCall = await line.nextCall();
    await lineCall.answer();
    await untilHearEachOther(ana.phone, line);
    await anasCall.hangUp();
    t.deepEqual(await lineCall.ended(), { cause: 'hung-up', by: 'them' });
    await ana.untilState('idle');
  }),
);

for (const { manner, reason } of [
  { manner: 'is-busy', reason: 'busy' },
  { manner: 'declines', reason: 'declined' },
  { manner: 'does-not-exist', reason: 'unreachable' },
] as const) {
  test.serial(`a number that ${manner} ends the conversation as ${reason}`, (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'away/desk' });
      opened.carrier.line('13800138003').takesCalls(manner);
      const answer = await ana.post('call_out', { to: '13800138003', max_answer_seconds: 60 });
      const { conversation_id } = answer.data as CalledOut;
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      t.deepEqual(await anasCall.ended(), { cause: 'hung-up', by: 'them' });
      t.like(await callcenter.api.do('GET', `conversation/${conversation_id}`), {
        state: 'over',
        end_reason: reason,
      });
      await ana.untilState('away/desk');
    }),
  );
}

interface Calling {
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly anasCall: PhoneCall;
  readonly line: OutsideLine;
  readonly conversationId: string;
}

/** Ana, who is away, has called out and answered their own phone. */
const calling = (
  title: string,
  manner: Manner,
  limits: object,
  run: (calling: Calling, t: ExecutionContext) => Promise<void>,
): void => {
  test.serial(title, (t) =>
    withCallcenter(t, opened.service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'away/desk' });
      const line = opened.carrier.newLine(manner);
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
  { max_answer_seconds: 2 },
  async ({ callcenter, ana, anasCall, line, conversationId }, t) => {
    await untilHearEachOther(ana.phone, line);
    const answeredAt = line.calls[0]?.moment('answered')?.at ?? 0;
    t.deepEqual(await line.calls[0]?.ended(4000), { cause: 'hung-up', by: 'them' });
    const lasted = performance.now() - answeredAt;
    t.true(lasted > 1950 && lasted < 3000 * PATIENCE, `lasted ${lasted} ms`);
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
    withCallcenter(t, opened.service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'idle' });
      const line = opened.carrier.newLine('rings');
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
  withCallcenter(t, opened.service, async (callcenter) => {
    await callcenter.api.do('PUT', '', { own_phone_ring_seconds: 1 });
    const ana = await callcenter.agent('ana', { state: 'idle' });
    const line = opened.carrier.newLine('rings');
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
