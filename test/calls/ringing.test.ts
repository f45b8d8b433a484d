import test from 'ava';
import { type TestAgent, withCallcenter } from '../helpers/callcenter.ts';
import type { CallerAccount } from '../helpers/caller.ts';
import type { PhoneCall } from '../helpers/phone-call.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

/** A prompt of Asterisk's that is one long sound, and one that is another. */
const RING_VOICE = 'beep';

const enqueue = (attributes: string): string =>
  `<enqueue ${attributes}><route><condition name="sales"/></route></enqueue>`;

const scene = (
  title: string,
  attributes: string,
  run: (scene: {
    readonly ana: TestAgent;
    readonly ben: CallerAccount;
    readonly call: PhoneCall;
  }) => Promise<void>,
): void => {
  test.serial(title, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.condition('sales', 'has("sales")');
      const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
      const ben = await callcenter.caller('ben');
      ben.enqueue(enqueue(attributes));
      await run({ ana, ben, call: await ana.phone.nextCall() });
    }),
  );
};

scene(
  'ring_mode 1: music goes on while the phone rings',
  'ring_mode="1"',
  async ({ ana, ben, call }) => {
    call.ring();
    await ana.untilState('fetching');
    await ben.phone.untilHearsMusic();
    await call.answer();
    await ben.phone.untilHears(ana.phone);
  },
);

scene(
  'ring_mode 2: the ring voice is heard from the moment of dialling',
  'ring_mode="2"',
  async ({ ana, ben, call }) => {
    await ben.phone.untilHearsRingback();
    call.ring();
    await ben.phone.untilHearsRingback();
    await call.answer();
    await ben.phone.untilHears(ana.phone);
    const heard = await ben.phone.heardDuring(300);
    if (heard.music > 0) throw new Error('the ring voice goes on');
  },
);

scene(
  'ring_mode 5: when the phone plays a sound of its own before it is answered, the caller hears it',
  'ring_mode="5"',
  async ({ ana, ben, call }) => {
    await ben.phone.untilHearsMusic();
    await call.earlyMedia();
    await ben.phone.untilHears(ana.phone);
    await call.answer();
    await Promise.all([ben.phone.untilHears(ana.phone), ana.phone.untilHears(ben.phone)]);
  },
);

scene(
  'ring_mode 5: a phone that only rings is heard as ring-back',
  'ring_mode="5"',
  async ({ ana, ben, call }) => {
    await ben.phone.untilHearsMusic();
    call.ring();
    await ben.phone.untilHearsRingback();
    await call.answer();
    await ben.phone.untilHears(ana.phone);
  },
);

scene(
  'ring_mode 4: music until the phone rings, then the ring voice',
  `ring_mode="4" ring_voice="${RING_VOICE}"`,
  async ({ ana, ben, call }) => {
    await ben.phone.untilHearsMusic();
    call.ring();
    await ana.untilState('fetching');
    await call.answer();
    await ben.phone.untilHears(ana.phone);
  },
);

scene(
  'a wait voice is heard over and over, and ends when the agent answers',
  'wait_voice="vm-goodbye"',
  async ({ ana, ben, call }) => {
    await ben.phone.untilHearsMusic();
    call.ring();
    const heard = await ben.phone.heardDuring(4000);
    if (heard.music < 60) throw new Error('the voice is not repeated');
    await call.answer();
    await ben.phone.untilHears(ana.phone);
    const talk = await ben.phone.heardDuring(500);
    if (talk.music > 0) throw new Error('the voice goes on');
  },
);

scene(
  'play_num: both hear the number before they hear each other',
  'play_num="true" pre_num_voice="vm-extension"',
  async ({ ana, ben, call }) => {
    await call.answer();
    await Promise.all([ben.phone.untilHearsMusic(), ana.phone.untilHearsMusic()]);
    const heard = await Promise.all([ana.phone.hearsNobodyFor(200), ben.phone.hearsNobodyFor(200)]);
    if (heard.some(({ packets }) => packets === 0)) throw new Error('nothing is heard');
    await Promise.all([
      ben.phone.untilHears(ana.phone, 6000),
      ana.phone.untilHears(ben.phone, 6000),
    ]);
  },
);
