import test, { type ExecutionContext } from 'ava';
import type { CallerAccount } from '../helpers/caller.ts';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { OwnVoices } from '../helpers/own-voices.ts';
import type { PhoneCall } from '../helpers/phone-call.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
let voices: OwnVoices<'wait' | 'ring' | 'before' | 'after'>;
test.before(async () => {
  voices = await OwnVoices.create(8, { wait: 200, ring: 1000, before: 700, after: 500 });
  service = await startService();
});
test.after.always(async () => {
  await service.stop();
  await voices.remove();
});

const enqueue = (attributes: string): string =>
  `<enqueue ${attributes}><route><condition name="sales"/></route></enqueue>`;

interface WaitingForAna {
  readonly t: ExecutionContext;
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly ben: CallerAccount;
}

/** Ben waits for ana, who is busy. */
const scene = (
  title: string,
  attributes: string,
  run: (scene: WaitingForAna) => Promise<void>,
): void => {
  test.serial(title, (t) =>
    withCallcenter(
      t,
      service,
      async (callcenter) => {
        await callcenter.condition('sales', 'has("sales")');
        const settings = { skills: { sales: 80 }, state: 'busy', num: '27' };
        const ana = await callcenter.agent('ana', settings);
        const ben = await callcenter.caller('ben');
        ben.enqueue(enqueue(attributes));
        await run({ t, callcenter, ana, ben });
      },
      voices.callcenter(),
    ),
  );
};

/** Ana's phone is dialled; it says nothing yet. */
const dialAna = async ({ ana }: WaitingForAna): Promise<PhoneCall> => {
  await ana.post('state', { state: 'idle' });
  return ana.phone.nextCall();
};

type Sound = 'wait' | 'ring' | 'ring-back' | 'ana';

const untilHears = async ({ ben, ana }: WaitingForAna, sound: Sound): Promise<void> => {
  if (sound === 'ring-back') await ben.phone.untilHearsRingback();
  else await ben.phone.untilHears(sound === 'ana' ? ana.phone : voices.tones[sound]);
};

const RING_MODES: readonly (readonly [mode: number, what: string, sounds: readonly Sound[]])[] = [
  [1, 'the wait voice goes on until the answer', ['wait', 'wait', 'wait']],
  [2, 'the ring voice is heard from dialling until the answer', ['ring', 'ring', 'ring']],
  [3, 'the ring voice, then ring-back, then what the phone plays', ['ring', 'ring-back', 'ana']],
  [4, 'the wait voice, and the ring voice when the phone rings', ['wait', 'ring', 'ring']],
  [5, 'the wait voice, then ring-back, then what the phone plays', ['wait', 'ring-back', 'ana']],
];

for (const [mode, what, [dialled, ringing, playing]] of RING_MODES) {
  const attributes = `ring_mode="${mode}" wait_voice="wait" ring_voice="ring"`;
  scene(`ring_mode ${mode}: ${what}`, attributes, async (scene) => {
    await untilHears(scene, 'wait');
    const call = await dialAna(scene);
    await untilHears(scene, dialled ?? 'wait');
    call.ring();
    await untilHears(scene, ringing ?? 'wait');
    await call.earlyMedia();
    await untilHears(scene, playing ?? 'wait');
    await call.answer();
    const { ana, ben, t } = scene;
    await untilHearEachOther(ben.phone, ana.phone);
    const { tones, ringBack } = await ben.phone.heardDuring(300);
    t.deepEqual([...tones.keys()], [ana.phone.toneHz], 'nothing else goes on');
    t.is(ringBack, 0);
  });
}

scene(
  'ring_mode 2 without a ring voice is ring-back, and the wait voice is back when the phone failed',
  'ring_mode="2" wait_voice="wait" fail_overflow="true"',
  async (scene) => {
    await untilHears(scene, 'wait');
    const call = await dialAna(scene);
    await untilHears(scene, 'ring-back');
    call.busy();
    await untilHears(scene, 'wait');
    await scene.callcenter.untilTask({ state: 'waiting' });
  },
);

scene(
  'a wait voice of the call center’s own is heard over and over, until the agent answers',
  'wait_voice="wait"',
  async (scene) => {
    const { ben, ana, t } = scene;
    const wait = voices.tones.wait;
    await ben.phone.untilHears(wait);
    // Longer than the prompt is played in one go.
    const heard = await ben.phone.heardDuring(6_000);
    t.true((heard.tones.get(wait) ?? 0) > 150, `of 300 frames: ${heard.tones.get(wait) ?? 0}`);
    await ben.phone.untilHears(wait, 1000);
    await (await dialAna(scene)).answer();
    await ben.phone.untilHears(ana.phone);
  },
);

scene(
  'play_num: both hear what comes before the number, the number and what comes after, and only then each other',
  'play_num="true" pre_num_voice="before" post_num_voice="after"',
  async (scene) => {
    const { ben, ana, t, callcenter } = scene;
    const call = await dialAna(scene);
    const from = performance.now();
    await call.answer();
    const { before, after } = voices.tones;
    const hearAll = async (phone: typeof ana.phone): Promise<number> => {
      await phone.untilHears(before, 3000);
      await phone.untilHearsMusic(3000);
      const { at } = await phone.untilHears(after, 4000);
      return at;
    };
    const talking = callcenter.untilTask({ state: 'success' });
    const ends = await Promise.all([hearAll(ben.phone), hearAll(ana.phone)]);
    await untilHearEachOther(ben.phone, ana.phone);
    t.false(ben.phone.heardBetween(from, ends[0]).tones.has(ana.phone.toneHz));
    t.false(ana.phone.heardBetween(from, ends[1]).tones.has(ben.phone.toneHz));
    t.is((await talking).agent, 'ana');
    const { tones } = await ben.phone.heardDuring(300);
    t.deepEqual([...tones.keys()], [ana.phone.toneHz]);
  },
);
