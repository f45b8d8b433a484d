import test from 'ava';
import { AsteriskTelephony } from '../../src/ari/asterisk-telephony.ts';
import { createAriClient } from '../../src/ari/client.ts';
import type { CallId } from '../../src/domain/ids.ts';
import { createLog } from '../../src/log.ts';
import type { Seen } from '../../src/operations/ports/telephony.ts';
import { ariSettingsFor, uniqueName } from '../helpers/asterisk.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { CallerAccount } from '../helpers/caller.ts';
import { eventually } from '../helpers/eventually.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { callAnaForBen, SALES } from '../helpers/sales-scene.ts';

/* Whatever cannot be read or written: the caller goes back to the IVR. */

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

test.serial(
  'a channel of which Asterisk cannot tell, as it holds half a letter, is in nobody’s way',
  async (t) => {
    const { app, ari, telephony, arrived, looks } = await ownTelephony();
    const ben = await CallerAccount.create('ben', 'none', { ...service, app, ari });
    const channelId = uniqueName('cut');
    try {
      ben.enqueue(SALES);
      const callId = await eventually(() => arrived[0], { awaited: 'ben to arrive' });
      // Asterisk cuts a name off after so many bytes.
      const endpoint = `Local/${'文'.repeat(40)}@test-ivr`;
      await ari.createChannel({ endpoint, channelId, appArgs: ['x'] }).catch(() => undefined);
      await t.throwsAsync(ari.listChannels(), { message: /500/ });
      telephony.lookAgain();
      const calls = await eventually(() => looks[1], { awaited: 'Asterisk to be seen again' });
      t.true(calls.some((call) => call.callId === callId));
    } finally {
      await ari.hangupChannel(channelId, 'normal');
      await ben.stop();
      telephony.close();
      await ari.stop();
    }
  },
);

/** As many bytes as data may have; in a request line it would be three times as long. */
const LONG_DATA = '退'.repeat(666);

test.serial('long data of a rejection and of the enqueue come back to the IVR whole', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana, ben } = await callAnaForBen(callcenter);
    const task = await callcenter.untilTask({ state: 'fetching' });
    const answer = await ana.post('reject', { queue_task_id: task.id, data: LONG_DATA });
    t.is(answer.status, 200);
    t.like(await ben.untilBackInIvr(), {
      QUEUE_RESULT: 'reject',
      QUEUE_DATA: 'order 7',
      QUEUE_REJECT_DATA: LONG_DATA,
    });
    await ben.phone.untilHears(1300);
  }),
);

/** A telephony of its own, whom the test tells what to do with those who are handed in. */
const ownTelephony = async () => {
  const app = uniqueName('test');
  const ari = createAriClient(ariSettingsFor(app), {
    request: () => undefined,
    oddity: () => undefined,
  });
  const telephony = new AsteriskTelephony(ari, app, null, createLog('silent'));
  const arrived: CallId[] = [];
  const looks: Seen['calls'][] = [];
  telephony.listen({
    callerArrived: (_callcenter, { callId }) => void arrived.push(callId),
    numberCalled: () => null,
    callChanged: () => undefined,
    registrationChanged: () => undefined,
    voicesListed: () => undefined,
    seen: ({ calls }) => void looks.push(calls),
  });
  ari.start();
  await eventually(() => telephony.isConnected(), { awaited: 'Asterisk to be seen' });
  return { app, ari, telephony, arrived, looks };
};

test.serial(
  'a caller goes back although Asterisk refuses a variable, and is told which',
  async (t) => {
    const { app, ari, telephony, arrived } = await ownTelephony();
    const ben = await CallerAccount.create('ben', 'none', { ...service, app, ari });
    try {
      ben.enqueue(SALES);
      const callId = await eventually(() => arrived[0], { awaited: 'ben to arrive' });
      const variables = { QUEUE_RESULT: 'reject', QUEUE_REJECT_DATA: 'x'.repeat(50_000) };
      const result = await telephony.execute({ kind: 'return-to-ivr', callId, variables }, {});
      t.deepEqual(result, { kind: 'done' });
      const back = await ben.untilBackInIvr();
      t.is(back['QUEUE_RESULT'], 'error');
      t.regex(back['QUEUE_DETAIL'] ?? '', /^QUEUE_REJECT_DATA was refused: .*40960/);
    } finally {
      await ben.stop();
      telephony.close();
      await ari.stop();
    }
  },
);
