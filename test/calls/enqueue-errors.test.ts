import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { OwnVoices } from '../helpers/own-voices.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { SALES } from '../helpers/sales-scene.ts';

let service: RunningService;
let voices: OwnVoices<'wait'>;
test.before(async () => {
  voices = await OwnVoices.create(2, { wait: 500 });
  service = await startService();
});
test.after.always(async () => {
  await service.stop();
  await voices.remove();
});

for (const { what, xml, detail } of [
  { what: 'is not well formed', xml: '<enqueue><route></enqueue>', detail: /line 1/ },
  { what: 'has no route', xml: '<enqueue/>', detail: /route/ },
  {
    what: 'names a condition that does not exist',
    xml: '<enqueue>\n  <route><condition name="nobody"/></route></enqueue>',
    detail: /no condition "nobody".*line 2, column 10/,
  },
  { what: 'is empty', xml: '', detail: /ENQUEUE/ },
]) {
  test.serial(`XML that ${what} comes back as an error that says where and why`, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ben = await callcenter.caller('ben');
      ben.enqueue(xml);
      const back = await ben.untilBackInIvr();
      t.is(back['QUEUE_RESULT'], 'error');
      t.regex(back['QUEUE_DETAIL'] ?? '', detail);
      t.is((await callcenter.tasks()).total_count, 0, 'nothing is enqueued');
    }),
  );
}

test.serial('a caller whose ENQUEUE is not UTF-8 is back in the IVR, which is told so', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const ben = await callcenter.caller('ben');
    const cut = Buffer.from(SALES.replace('order 7', '张三'), 'utf8');
    ben.enqueue(Buffer.concat([cut.subarray(0, 17), cut.subarray(18)]));
    const back = await ben.untilBackInIvr();
    t.is(back['QUEUE_RESULT'], 'error');
    t.regex(back['QUEUE_DETAIL'] ?? '', /ENQUEUE is not UTF-8/);
    await ben.phone.untilHears(1900);
  }),
);

test.serial('a voice that is missing is refused when it is named, with its place in the XML', (t) =>
  withCallcenter(
    t,
    service,
    async (callcenter) => {
      await callcenter.condition('sales', 'has("sales")');
      const ben = await callcenter.caller('ben');
      ben.enqueue('<enqueue\n  ring_voice="no/such"><route><skill name="x"/></route></enqueue>');
      const back = await ben.untilBackInIvr();
      t.is(back['QUEUE_RESULT'], 'error');
      t.regex(back['QUEUE_DETAIL'] ?? '', /no voice "no\/such".*line 2, column 3/);
      t.is((await callcenter.tasks()).total_count, 0, 'nothing is enqueued');
    },
    voices.callcenter(),
  ),
);

test.serial('a voice of another call center is no voice', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ben = await callcenter.caller('ben');
    const theirs = `callcenter/${voices.callcenter()}/wait`;
    for (const name of ['wait', theirs]) {
      const call = ben.enqueue(
        `<enqueue wait_voice="${name}"><route><skill name="x"/></route></enqueue>`,
      );
      t.is((await ben.untilBackInIvr())['QUEUE_RESULT'], 'error');
      await call.hangUp();
    }
  }),
);
