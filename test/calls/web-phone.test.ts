import test, { type ExecutionContext } from 'ava';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import type { CallerAccount } from '../helpers/caller.ts';
import { hasChromium } from '../helpers/chromium.ts';
import { eventually, PATIENCE } from '../helpers/eventually.ts';
import { conversation, enqueueFor, putThrough, type Talk } from '../helpers/conversation.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import type { Speaker } from '../helpers/speaker.ts';
import { at } from '../helpers/talking-scene.ts';
import type { WebCall } from '../helpers/web-call.ts';
import type { WebPhone } from '../helpers/web-phone.ts';
import { byTheRule, untilAllMostlyHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const untilBothHear = (one: Speaker, other: Speaker): Promise<void> =>
  untilAllMostlyHear(
    'both talk',
    byTheRule([
      { line: one, mode: 1 },
      { line: other, mode: 1 },
    ]),
  );

interface Talking extends Talk<WebCall> {
  readonly callcenter: TestCallcenter;
  /** Whose phone is a browser. */
  readonly ana: TestAgent<WebPhone>;
  readonly ben: CallerAccount;
}

/** The first frame in which somebody is heard after a moment. */
const firstAfter = (by: Speaker, moment: number, { toneHz }: Speaker) =>
  by.recording.find(({ at, tones }) => at >= moment && tones.includes(toneHz));

/** With a browser in the agent's place; left out where there is none. */
const inBrowser = hasChromium() ? test.serial : test.skip;
/** Chromium takes its time to begin, more than a phone of ours. */
const HEARD_WITHIN_MS = 5000;

const withAna = (
  title: string,
  run: (scene: Omit<Talking, keyof Talk>, t: ExecutionContext) => Promise<void>,
): void => {
  inBrowser(title, (t) => {
    t.timeout(120_000);
    return withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.webAgent('ana');
      const ben = await callcenter.caller('ben');
      await run({ callcenter, ana, ben }, t);
    });
  });
};

/** Ana talks with Ben. */
const talking = (
  title: string,
  run: (talking: Talking, t: ExecutionContext) => Promise<void>,
): void => {
  withAna(title, async (scene, t) => {
    const talk = await putThrough(scene.callcenter, scene.ana, scene.ben, '', untilBothHear);
    await run({ ...scene, ...talk }, t);
  });
};

talking(
  'an agent whose phone is a browser talks with a caller, is heard and hears, and hangs up into the IVR',
  async ({ ana, ben, agentCall }, t) => {
    t.is(agentCall.caller.number, ben.user, 'the page shows who calls');
    t.false(agentCall.shown.isRejoin);
    await untilAllMostlyHear('both talk', byTheRule([at(1, ana), at(1, ben)]));
    await agentCall.mute();
    await untilAllMostlyHear('muted', [
      { line: ben.phone, voices: [], music: false },
      { line: ana.phone, voices: [ben.phone], music: false },
    ]);
    await agentCall.unmute();
    await untilBothHear(ana.phone, ben.phone);
    await agentCall.hangUp();
    t.like(await ben.untilBackInIvr(), { CONVERSATION_END_REASON: 'agent-hangup' });
    await ana.untilState('idle');
  },
);

talking(
  'a browser that holds the call leaves the caller to music until it takes it back',
  async ({ ana, ben, agentCall }) => {
    await agentCall.hold();
    await untilAllMostlyHear('on hold', [
      { line: ben.phone, voices: [], music: true },
      { line: ana.phone, voices: [], music: false },
    ]);
    await agentCall.unhold();
    await untilAllMostlyHear('both talk again', byTheRule([at(1, ana), at(1, ben)]));
  },
);

talking(
  'an agent in a browser consults a colleague while the caller hears music, and comes back',
  async ({ callcenter, ana, ben, conversationId }, t) => {
    const bob = await callcenter.agent('bob');
    const asked = await ana.post('call_agent', { enqueue: enqueueFor('bob') });
    t.is(asked.status, 200, asked.msg);
    const bobsCall = await bob.phone.nextCall();
    await bobsCall.answer();
    const held = { line: ben.phone, voices: [], music: true };
    const consulting = [...byTheRule([at(1, ana), at(1, bob)]), held];
    await untilAllMostlyHear('consulting', consulting);
    t.is((await ana.post('resume', { conversation_id: conversationId })).status, 200);
    await untilAllMostlyHear('back', byTheRule([at(1, ana), at(1, ben)]));
    await bobsCall.hangUp();
  },
);

talking(
  'an agent in a browser hears who whispers to them, and the caller does not',
  async ({ callcenter, ana, ben, conversationId }, t) => {
    const boss = await callcenter.agent('boss', { state: 'busy/supervising' });
    const entered = { conversation_id: conversationId, mode: 1, whisper_to: 'ana' };
    t.is((await boss.post('enter', entered)).status, 200);
    await (await boss.phone.nextCall()).answer();
    await untilAllMostlyHear('whispering', [
      { line: ana.phone, voices: [ben.phone, boss.phone], music: false },
      { line: boss.phone, voices: [ana.phone, ben.phone], music: false },
      { line: ben.phone, voices: [ana.phone], music: false },
    ]);
  },
);

talking(
  'when the page is loaded anew in the middle of a talk, the caller has the agent back within three seconds',
  async ({ ana, ben, agentCall }, t) => {
    const from = performance.now();
    await ana.phone.page.reload({ waitUntil: 'commit' });
    const again = await ana.phone.nextCall(HEARD_WITHIN_MS);
    t.not(again.id, agentCall.id);
    t.true(again.shown.isRejoin, 'it is answered by the page itself');
    const heardAgain = await eventually(() => firstAfter(ben.phone, again.takenAt, ana.phone), {
      awaited: 'the caller to hear the agent again',
      withinMs: HEARD_WITHIN_MS,
    });
    const took = Math.round(heardAgain.at - from);
    t.log(`the caller heard the agent again after ${took} ms`);
    t.true(took < 3000 * PATIENCE, `${took} ms`);
    await untilAllMostlyHear('both talk again', byTheRule([at(1, ana), at(1, ben)]));
    await again.hangUp();
    t.like(await ben.untilBackInIvr(), { CONVERSATION_END_REASON: 'agent-hangup' });
  },
);

withAna(
  'a tab that is closed while it rings costs the search less than a second',
  async ({ ana, ben }, t) => {
    ben.enqueue(enqueueFor('ana'));
    await ana.phone.nextCall();
    await ana.untilState('fetching');
    const from = performance.now();
    await ana.phone.page.close();
    t.like(await ben.untilBackInIvr(), { QUEUE_RESULT: 'call_fail', QUEUE_DETAIL: 'unreachable' });
    const took = Math.round(performance.now() - from);
    t.log(`the search went on after ${took} ms`);
    t.true(took < 1000 * PATIENCE, `${took} ms`);
  },
);

withAna(
  'a machine that is asleep costs the search less than fifteen seconds, and its agent is given no calls until it is awake',
  async ({ callcenter, ana, ben }, t) => {
    await callcenter.api.do('PUT', '', { phone_gone_seconds: 1 });
    ana.phone.chromium.fallAsleep();
    try {
      const from = performance.now();
      ben.enqueue(enqueueFor('ana'));
      const back = await ben.untilBackInIvr(20_000);
      t.like(back, { QUEUE_RESULT: 'call_fail', QUEUE_DETAIL: 'unreachable' });
      const took = Math.round(performance.now() - from);
      t.log(`the search went on after ${took} ms`);
      t.true(took < 15_000 * PATIENCE, `${took} ms`);
      await ana.untilState('away/phone-gone');
    } finally {
      ana.phone.chromium.wakeUp();
    }
    await ana.untilState('idle', 15_000);
  },
);

talking(
  'an agent whose machine fell asleep in the middle of a talk has the caller back when it is awake',
  async ({ callcenter, ana, ben, agentCall, conversationId }, t) => {
    await callcenter.api.do('PUT', '', { rejoin_seconds: 60 });
    ana.phone.chromium.fallAsleep();
    try {
      await ben.phone.untilHearsMusic(20_000);
    } catch (error) {
      const seen = JSON.stringify(await conversation(callcenter, conversationId));
      throw new Error(`the talk is not kept: ${seen}`, { cause: error });
    } finally {
      ana.phone.chromium.wakeUp();
    }
    const again = await ana.phone.nextCall(20_000);
    t.not(again.id, agentCall.id);
    await untilAllMostlyHear('both talk again', byTheRule([at(1, ana), at(1, ben)]));
  },
);

talking(
  'a second tab takes the phone with the talk, and the first one says so',
  async ({ ana, ben }, t) => {
    const first = ana.phone.page;
    await ana.phone.openTab();
    await ana.phone.switchOn();
    await ana.phone.untilLine('taken', HEARD_WITHIN_MS, first);
    const again = await ana.phone.nextCall(HEARD_WITHIN_MS);
    t.true(again.shown.isRejoin);
    await untilAllMostlyHear('both talk again', byTheRule([at(1, ana), at(1, ben)]));
    t.deepEqual((await ana.phone.view(first)).calls, []);
  },
);

inBrowser(
  'a talk goes on while the service is started anew, and a hang-up meanwhile is noticed',
  async (t) => {
    t.timeout(120_000);
    const restarted = await ServiceProcess.start();
    try {
      await withCallcenter(t, restarted, async (callcenter) => {
        const ana = await callcenter.webAgent('ana');
        const ben = await callcenter.caller('ben');
        const { agentCall, callerCall } = await putThrough(callcenter, ana, ben, '', untilBothHear);
        await restarted.kill();
        await ana.phone.untilLine('cut');
        await untilAllMostlyHear('both talk', byTheRule([at(1, ana), at(1, ben)]));
        await restarted.startAgain();
        const from = performance.now();
        await ana.phone.untilLine('ready');
        t.log(`registered again after ${Math.round(performance.now() - from)} ms`);
        await untilAllMostlyHear('both talk', byTheRule([at(1, ana), at(1, ben)]));
        t.is((await agentCall.view())?.state, 'talking');

        await restarted.kill();
        await callerCall.hangUp();
        await restarted.startAgain();
        await agentCall.ended(10_000);
        await ana.untilState('idle', 10_000);
      });
    } finally {
      await restarted.stop();
    }
  },
);
