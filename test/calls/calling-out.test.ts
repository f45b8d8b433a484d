import test from 'ava';
import { runningAsterisk } from '../helpers/asterisk.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { Carrier } from '../helpers/carrier.ts';
import { Phone } from '../helpers/phone.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';

let service: RunningService;
let carrier: Carrier;
test.before(async () => {
  service = await startService();
  carrier = await Carrier.create({ password: runningAsterisk().trunkPassword });
});
test.after.always(async () => {
  await carrier.stop();
  await service.stop();
});

interface CalledOut {
  readonly conversation_id: string;
  readonly call_id: string;
  readonly agent_call_id: string;
}

test.serial('an agent in no conversation calls out: his phone rings first, then the number', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana', { state: 'busy' });
    const line = carrier.line('13800138001').takesCalls('rings');
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
    await Promise.all([ana.phone.untilHears(line), line.untilHears(ana.phone)]);
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
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana', { state: 'idle' });
    const line = carrier.line('13800138002').takesCalls('plays-early-media');
    await ana.post('call_out', { to: '13800138002', max_answer_seconds: 60 });
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await ana.phone.untilHears(line);
    const lineCall = await line.nextCall();
    await lineCall.answer();
    await Promise.all([ana.phone.untilHears(line), line.untilHears(ana.phone)]);
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
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana', { state: 'away/desk' });
      carrier.line('13800138003').takesCalls(manner);
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

test.serial('consultation: pause, call out, and back by resume or together by merge', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
    const ben = await callcenter.caller('ben');
    ben.enqueue('<enqueue><route><condition name="sales"/></route></enqueue>');
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await ana.phone.untilHears(ben.phone);
    const { conversation_id: first } = await callcenter.untilTask({ state: 'success' });
    t.is((await ana.post('pause', { conversation_id: first })).status, 200);
    await ben.phone.untilHearsMusic();
    const line = carrier.line('13800138004').takesCalls('answers');
    const out = await ana.post('call_out', { to: '13800138004', max_answer_seconds: 60 });
    const { conversation_id: second } = out.data as CalledOut;
    await Promise.all([ana.phone.untilHears(line), line.untilHears(ana.phone)]);
    await ben.phone.untilHearsMusic();
    await line.untilHears(ana.phone);
    t.is((await ana.post('resume', { conversation_id: first })).status, 200);
    await Promise.all([ana.phone.untilHears(ben.phone), ben.phone.untilHears(ana.phone)]);
    await line.untilHearsMusic();
    const merged = await ana.post('merge', {
      src_conversation_id: first,
      dst_conversation_id: second,
    });
    t.is(merged.status, 200, merged.msg);
    await Promise.all([
      ana.phone.untilHears(ben.phone),
      ana.phone.untilHears(line),
      ben.phone.untilHears(ana.phone),
      ben.phone.untilHears(line),
      line.untilHears(ana.phone),
      line.untilHears(ben.phone),
    ]);
    await ana.post('exit', { conversation_id: first });
    await anasCall.ended();
    await Promise.all([ben.phone.untilHears(line), line.untilHears(ben.phone)]);
    await line.calls.at(-1)?.hangUp();
    t.is((await ben.untilBackInIvr())['QUEUE_RESULT'], 'success');
  }),
);

test.serial('an agent whose phone is a plain telephone number is rung over the trunk', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const line = carrier.line('13900139000').takesCalls('rings');
    await callcenter.api.do('POST', 'extension', { type: 3, telnum: '13900139000' });
    await callcenter.api.do('POST', 'agent', {
      name: 'eva',
      extension: '13900139000',
      state: 'idle',
      skills: [{ name: 'sales', score: 1 }],
    });
    const ben = await callcenter.caller('ben');
    ben.enqueue('<enqueue><route><condition name="sales"/></route></enqueue>');
    const evasCall = await line.nextCall();
    await evasCall.answer();
    await Promise.all([line.untilHears(ben.phone), ben.phone.untilHears(line)]);
    await evasCall.hangUp();
    t.is((await ben.untilBackInIvr())['QUEUE_AGENT'], 'eva');
  }),
);

test.serial('an agent whose phone is behind a SIP gateway is rung at its address', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const phone = await Phone.create({ user: '2001', name: 'gateway', register: false });
    try {
      const ipaddr = phone.address.replace(/^sip:.*@/, '');
      await callcenter.api.do('POST', 'extension', { type: 2, user: '2001', ipaddr });
      await callcenter.api.do('POST', 'agent', {
        name: 'eva',
        extension: `2001@${ipaddr}`,
        state: 'idle',
        skills: [{ name: 'sales', score: 1 }],
      });
      const ben = await callcenter.caller('ben');
      ben.enqueue('<enqueue><route><condition name="sales"/></route></enqueue>');
      const evasCall = await phone.nextCall();
      await evasCall.answer();
      await Promise.all([phone.untilHears(ben.phone), ben.phone.untilHears(phone)]);
      await evasCall.hangUp();
      t.is((await ben.untilBackInIvr())['QUEUE_AGENT'], 'eva');
    } finally {
      await phone.stop();
    }
  }),
);
