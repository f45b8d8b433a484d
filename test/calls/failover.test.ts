import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { hasPostgres } from '../helpers/own-postgres.ts';
import { callAnaForBen, SALES, salesScene } from '../helpers/sales-scene.ts';
import { TwoProcesses } from '../helpers/two-processes.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

const testFailover = hasPostgres() ? test.serial : test.serial.skip;

/** The other process is in charge by then. */
const TAKEN_OVER_WITHIN_MS = 3000;
/** When nobody has to be waited for. */
const HANDED_OVER_WITHIN_MS = 1000;

let two: TwoProcesses | null = null;
test.beforeEach(async () => {
  if (hasPostgres()) two = await TwoProcesses.start();
});
test.afterEach.always(async () => {
  await two?.stop();
  two = null;
});

const both = (): TwoProcesses => {
  if (two === null) throw new Error('the processes could not be started');
  return two;
};

/** Everything is asked of the one that stands by: it passes requests on, or takes over. */
const throughStandby = () => both().second.service;

/** How long until an operation is done again. */
const untilServed = async (ask: () => Promise<unknown>, since: number): Promise<number> => {
  await ask();
  return performance.now() - since;
};

testFailover(
  'when the process in charge is killed, talk goes on, and the other is in charge within 3 s',
  (t) =>
    withCallcenter(t, throughStandby(), async (callcenter) => {
      const { ana, ben, anasCall } = await callAnaForBen(callcenter);
      await anasCall.answer();
      await untilHearEachOther(ana.phone, ben.phone);

      const since = performance.now();
      await both().first.service.kill();
      await untilHearEachOther(ana.phone, ben.phone);
      const took = await untilServed(() => callcenter.api.do('GET', 'conversation'), since);
      t.true(took < TAKEN_OVER_WITHIN_MS, `after ${took} ms`);
      await untilHearEachOther(ana.phone, ben.phone);
      t.is(await ana.state(), 'talking');

      await anasCall.hangUp();
      t.like(await ben.untilBackInIvr(5000), {
        QUEUE_RESULT: 'success',
        CONVERSATION_END_REASON: 'agent-hangup',
      });
      await ana.untilState('idle');
    }),
);

testFailover(
  'a caller who waits while the process in charge is killed hears music, and is put through by the other',
  (t) =>
    withCallcenter(t, throughStandby(), async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter, { state: 'busy' });
      ben.enqueue(SALES);
      const task = await callcenter.untilTask({ state: 'waiting' });
      await both().first.service.kill();
      await ben.phone.untilHearsMusic();
      await ana.post('state', { state: 'idle' });
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await untilHearEachOther(ana.phone, ben.phone);
      await callcenter.untilTask({ id: task.id, state: 'success', agent: 'ana' });
    }),
);

testFailover('a process that stops hands over at once, and calls go on', (t) =>
  withCallcenter(t, throughStandby(), async (callcenter) => {
    const { ana, ben, anasCall } = await callAnaForBen(callcenter);
    await anasCall.answer();
    await untilHearEachOther(ana.phone, ben.phone);
    const since = Date.now();
    both().first.service.terminate();
    await both().second.untilLogs('this process owns a shard', since);
    const took = Date.now() - since;
    t.true(took < HANDED_OVER_WITHIN_MS, `after ${took} ms`);
    await untilHearEachOther(ana.phone, ben.phone);
    await anasCall.hangUp();
    t.like(await ben.untilBackInIvr(5000), { QUEUE_RESULT: 'success' });
  }),
);

testFailover(
  'a process that was stopped in the middle for longer than its lease sends nothing when it wakes, and stands by',
  (t) =>
    withCallcenter(t, throughStandby(), async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter, { state: 'busy' });
      ben.enqueue(SALES);
      await callcenter.untilTask({ state: 'waiting' });
      const frozenAt = Date.now();
      const since = performance.now();
      both().first.service.freeze();
      const took = await untilServed(() => callcenter.api.do('GET', 'queue_task'), since);
      t.true(took < TAKEN_OVER_WITHIN_MS, `after ${took} ms`);
      await ana.post('state', { state: 'idle' });
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await untilHearEachOther(ana.phone, ben.phone);

      const wokenAt = Date.now();
      both().first.service.thaw();
      await both().first.untilLogs('this process owns a shard no more', frozenAt);
      await untilHearEachOther(ana.phone, ben.phone);
      const told = await fetch(new URL('/readyz', both().first.service.baseUrl));
      t.like(await told.json(), { status: 'ok', role: 'standby' });
      t.is(await ana.state(), 'talking');
      t.deepEqual(both().first.sentSince(wokenAt), []);

      // It takes over in its turn.
      await both().second.service.kill();
      await both().first.untilLogs('this process owns a shard', wokenAt);
      await untilHearEachOther(ana.phone, ben.phone);
      await anasCall.hangUp();
      t.like(await ben.untilBackInIvr(5000), { QUEUE_RESULT: 'success' });
      await both().second.service.startAgain();
    }),
);
