import test from 'ava';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import type { CallerAccount } from '../helpers/caller.ts';
import { OwnVoices } from '../helpers/own-voices.ts';
import { describe } from '../helpers/phone-hearing.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
let voices: OwnVoices<'wait'>;
test.before(async () => {
  voices = await OwnVoices.create(4, { wait: 500 });
  service = await startService();
});
test.after.always(async () => {
  await service.stop();
  await voices.remove();
});

const enqueue = (attributes: string): string =>
  `<enqueue wait_voice="wait" ${attributes}><route><condition name="sales"/></route></enqueue>`;

interface TwoCallers {
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly ben: CallerAccount;
  readonly cleo: CallerAccount;
}

/** Ben and cleo call; ana, for whom they wait, is busy. */
const scene = (title: string, run: (scene: TwoCallers) => Promise<void>): void => {
  test.serial(title, (t) =>
    withCallcenter(
      t,
      service,
      async (callcenter) => {
        await callcenter.condition('sales', 'has("sales")');
        const ana = await callcenter.agent('ana', { skills: { sales: 80 }, state: 'busy' });
        const ben = await callcenter.caller('ben');
        const cleo = await callcenter.caller('cleo');
        await run({ callcenter, ana, ben, cleo });
      },
      voices.callcenter(),
    ),
  );
};

/** The prompt is as good as music to a phone; the wait voice is a tone. */
const hearsThePrompt = async ({ phone }: CallerAccount, withinMs?: number): Promise<void> => {
  await phone.untilHearsMusic(withinMs);
};
const hearsTheWaitVoice = async ({ phone }: CallerAccount, withinMs = 8000): Promise<void> => {
  await phone.untilHears(voices.tones.wait, withinMs);
};

/** A tone that begins or ends within a frame makes it sound like something else, so a few may. */
const hearsNoPromptFor = async ({ phone }: CallerAccount, ms: number): Promise<void> => {
  const heard = await phone.heardDuring(ms);
  if (heard.music > 0.2 * heard.packets) throw new Error(`a prompt: ${describe(heard)}`);
};

scene(
  'announce_position: a caller is told their place and then hears what they heard, and is told again every so often',
  async ({ callcenter, ben, cleo }) => {
    ben.enqueue(enqueue(''));
    await callcenter.untilTask({ state: 'waiting' });
    await hearsTheWaitVoice(ben);
    cleo.enqueue(enqueue('announce_position="true" announce_every="10"'));
    await hearsThePrompt(cleo);
    await hearsNoPromptFor(ben, 500);
    await hearsTheWaitVoice(cleo);
    await hearsThePrompt(cleo, 10_000);
  },
);

scene(
  'announce_wait: nothing is said until somebody was answered, and then how long it may take',
  async ({ ana, ben, cleo }) => {
    ben.enqueue(enqueue('announce_wait="true"'));
    await hearsTheWaitVoice(ben);
    await hearsNoPromptFor(ben, 1500);
    await ana.post('state', { state: 'idle' });
    const call = await ana.phone.nextCall();
    await call.answer();
    await ben.phone.untilHears(ana.phone);
    cleo.enqueue(enqueue('announce_wait="true"'));
    await hearsThePrompt(cleo);
    await hearsTheWaitVoice(cleo);
  },
);

scene(
  'an agent who becomes free while a caller is told their place is put through in the midst of it',
  async ({ ana, ben }) => {
    ben.enqueue(enqueue('announce_position="true" ring_mode="2"'));
    await hearsThePrompt(ben);
    await ana.post('state', { state: 'idle' });
    const call = await ana.phone.nextCall();
    await ben.phone.untilHearsRingback();
    await call.answer();
    await untilHearEachOther(ben.phone, ana.phone);
    await hearsNoPromptFor(ben, 400);
  },
);

scene(
  'a caller who hangs up while they are told their place is gone from the queue',
  async ({ callcenter, ben }) => {
    const call = ben.enqueue(enqueue('announce_position="true"'));
    await hearsThePrompt(ben);
    await call.hangUp();
    await callcenter.untilTask({ state: 'fail', cause: 'hangup' });
  },
);
