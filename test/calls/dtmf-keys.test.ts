import test, { type ExecutionContext } from 'ava';
import { runningAsterisk } from '../helpers/asterisk.ts';
import {
  agentsOwn,
  type TestAgent,
  type TestCallcenter,
  withCallcenter,
} from '../helpers/callcenter.ts';
import { Carrier } from '../helpers/carrier.ts';
import { eventually, PATIENCE } from '../helpers/eventually.ts';
import type { PhoneCall } from '../helpers/phone-call.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at, enter, type Talking, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const talking = talkingScene(() => service);

/** Waits until a phone has received exactly these keys since the beginning of its call. */
const untilGot = (call: PhoneCall, keys: string): Promise<unknown> =>
  eventually(
    () => {
      if (!keys.startsWith(call.digits)) throw new Error(`${call.toString()} got ${call.digits}`);
      return call.digits === keys;
    },
    { awaited: `${call.toString()} to get the keys ${keys}`, observed: () => call.digits },
  );

/** By INFO the keys are on their way for as long as it takes to press them. */
const PRESSED_MS = 700;

type Press = (call: PhoneCall, keys: string) => unknown;
const WAYS: readonly (readonly [way: string, press: Press])[] = [
  ['RFC 4733', (call, keys) => call.sendDtmf(keys)],
  [
    'SIP INFO',
    (call, keys) => {
      call.sendInfoDtmf(keys);
    },
  ],
];

const setMode = async ({ ana, conversationId }: Talking, mode: number): Promise<void> => {
  const { status } = await ana.post('lsm', { conversation_id: conversationId, mode });
  if (status !== 200) throw new Error(`lsm ${mode}: ${status}`);
};

for (const [way, press] of WAYS) {
  talking(
    `keys by ${way} pass in the directions that modes allow, and in no other`,
    async (scene) => {
      const { agentCall, callerCall } = scene;
      let [agentGot, callerGot] = ['', ''];
      for (const [mode, hears, speaks] of [
        [1, true, true],
        [2, true, false],
        [3, false, true],
        [4, false, false],
        [1, true, true],
      ] as const) {
        await setMode(scene, mode);
        await Promise.all([press(agentCall, `${mode}#`), press(callerCall, `${mode}*7`)]);
        if (hears) agentGot += `${mode}*7`;
        if (speaks) callerGot += `${mode}#`;
        // What is held back must not come late either.
        await scene.cleo.phone.heardDuring(PRESSED_MS);
        await Promise.all([untilGot(agentCall, agentGot), untilGot(callerCall, callerGot)]);
      }
    },
  );
}

talking(
  'a silent listener’s keys reach nobody, and nobody’s phone gets one twice',
  async (scene) => {
    const { ana, cleo, sue, agentCall, callerCall, conversationId } = scene;
    const suesCall = await enter(sue, conversationId, { mode: 2 });
    await untilAllHear('sue listens', byTheRule([at(1, ana), at(1, cleo), at(2, sue)]));
    await suesCall.sendDtmf('9');
    await agentCall.sendDtmf('5');
    await Promise.all([untilGot(callerCall, '5'), untilGot(suesCall, '5')]);
    await callerCall.sendDtmf('6');
    await Promise.all([untilGot(agentCall, '6'), untilGot(suesCall, '56')]);
  },
);

talking('who whispers presses keys for the one whom they whisper to', async (scene) => {
  const { ana, sue, agentCall, callerCall, conversationId } = scene;
  const suesCall = await enter(sue, conversationId, { whisper_to: 'ana' });
  await ana.phone.untilHears(sue.phone);
  await suesCall.sendDtmf('7');
  await untilGot(agentCall, '7');
  await agentCall.sendDtmf('8');
  await untilGot(callerCall, '8');
  await untilGot(suesCall, '');
});

talking('a phone that holds neither gets keys nor sends them', async (scene) => {
  const { ana, cleo, agentCall, callerCall } = scene;
  callerCall.hold();
  await ana.phone.untilHearsMusic();
  callerCall.sendInfoDtmf('4');
  await agentCall.sendDtmf('5');
  callerCall.unhold();
  await untilAllHear('both talk again', byTheRule([at(1, ana), at(1, cleo)]));
  await Promise.all([agentCall.sendDtmf('1'), callerCall.sendDtmf('2')]);
  await Promise.all([untilGot(callerCall, '1'), untilGot(agentCall, '2')]);
});

talking('a text message within a call is refused, and reaches nobody', async (scene, t) => {
  const { agentCall, callerCall } = scene;
  callerCall.sendMessage('my card is 4711');
  await callerCall.sendDtmf('1');
  await untilGot(agentCall, '1');
  const { messageStatus } = callerCall;
  t.true(messageStatus === null || messageStatus >= 400, `answered ${messageStatus}`);
  t.false(agentCall.requests.includes('MESSAGE'));
});

talking('a key comes soon after it was pressed', async (scene, t) => {
  const { agentCall, callerCall } = scene;
  const taken: number[] = [];
  for (const keys of ['1', '12', '123', '1231', '12312']) {
    await callerCall.sendDtmf(keys.slice(-1));
    const from = performance.now();
    await untilGot(agentCall, keys);
    taken.push(performance.now() - from);
  }
  const median = taken.toSorted((a, b) => a - b)[2] ?? Infinity;
  t.log(`median ${Math.round(median)} ms after its end`);
  t.true(median < 200 * PATIENCE, `${taken.map(Math.round).join()} ms`);
});

interface Menu {
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly anasCall: PhoneCall;
  readonly lineCall: PhoneCall;
  readonly conversationId: string;
}

/** Ana, who was away, talks with a number. */
const calledNumber = (title: string, run: (menu: Menu, t: ExecutionContext) => Promise<void>) => {
  test.serial(title, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const carrier = await Carrier.create({ password: runningAsterisk().trunkPassword });
      t.teardown(() => carrier.stop());
      const ana = await callcenter.agent('ana', { state: 'away/desk' });
      const line = carrier.line('13900020001').takesCalls('answers');
      const { data } = await ana.post('call_out', { to: line.number, max_answer_seconds: 60 });
      const { conversation_id: conversationId } = data as { conversation_id: string };
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      const lineCall = await line.nextCall();
      await ana.phone.untilHears(line);
      await run({ callcenter, ana, anasCall, lineCall, conversationId }, t);
    }),
  );
};

calledNumber('an agent’s keys answer the menu of a number that they called', async (menu) => {
  await menu.anasCall.sendDtmf('11*09#');
  await untilGot(menu.lineCall, '11*09#');
});

/** Sends keys as the agent's desktop does, with a key of its own. */
const desktopOf = async ({ callcenter, conversationId }: Menu) => {
  const api = await agentsOwn(callcenter, 'ana');
  return (digits: string) => api.call('POST', `conversation/${conversationId}/dtmf`, { digits });
};

calledNumber('keys of an agent’s desktop reach the number in their order', async (menu, t) => {
  const { anasCall, lineCall, conversationId } = menu;
  const type = await desktopOf(menu);
  const keys = '1204*#9A';
  const { data, status, msg } = await type(keys);
  t.is(status, 200, msg);
  t.like(data, { conversation_id: conversationId });
  t.is((data as { call_ids: string[] }).call_ids.length, 1);
  await untilGot(lineCall, keys);
  await type('55');
  await untilGot(lineCall, `${keys}55`);
  t.is(anasCall.digits, '', 'their own phone gets none');
});

calledNumber(
  'a pause holds back the keys of the desktop that are still to be sent',
  async (menu, t) => {
    const { ana, lineCall, conversationId: conversation_id } = menu;
    const type = await desktopOf(menu);
    await type('1234567890');
    await eventually(() => lineCall.digits.length > 1, { awaited: 'the first keys' });
    await ana.post('pause', { conversation_id });
    t.like(await type('#'), { status: 409, errorId: 'keys-not-heard' });
    const { digits: before } = lineCall;
    await ana.phone.heardDuring(2200);
    await ana.post('resume', { conversation_id });
    await type('#');
    await eventually(() => lineCall.digits.endsWith('#'), { awaited: 'the last key' });
    const got = lineCall.digits.slice(0, -1);
    t.true('1234567890'.startsWith(got), `in their order: ${got}`);
    // One may have been on its way when the pause was answered.
    t.true(got.length <= before.length + 1, `the others did not come late: ${got} after ${before}`);
    t.true(got.length < 10, 'some were held back');
  },
);
