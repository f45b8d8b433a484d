import test, { type ExecutionContext } from 'ava';
import type { CallerAccount } from '../helpers/caller.ts';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import type { PhoneCall } from '../helpers/phone-call.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

/** Ben waits for ana, whose phone early media is heard of, and who says their number first. */
const XML =
  '<enqueue data="order 7" ring_mode="5" play_num="true"><route><condition name="sales"/></route></enqueue>';

interface CallerForAna {
  readonly t: ExecutionContext;
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly ben: CallerAccount;
  readonly bensCall: PhoneCall;
}

const scene = (title: string, state: string, run: (scene: CallerForAna) => Promise<void>): void => {
  test.serial(title, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.condition('sales', 'has("sales")');
      const settings = { skills: { sales: 80 }, state, num: '2719' };
      const ana = await callcenter.agent('ana', settings);
      const ben = await callcenter.caller('ben');
      await run({ t, callcenter, ana, ben, bensCall: ben.enqueue(XML) });
    }),
  );
};

/** How far ana's phone is when something happens, and what brings it there. */
const WHILE_RUNG: readonly (readonly [
  stage: string,
  reach: (scene: CallerForAna, call: PhoneCall) => Promise<void>,
])[] = [
  [
    'is dialled',
    ({ callcenter }) => callcenter.untilTask({ state: 'fetching' }).then(() => undefined),
  ],
  [
    'rings',
    async ({ ben }, call) => {
      call.ring();
      await ben.phone.untilHearsRingback();
    },
  ],
  [
    'is heard before it is answered',
    async ({ ben, ana }, call) => {
      await call.earlyMedia();
      await ben.phone.untilHears(ana.phone);
    },
  ],
];

const ended = { cause: 'cancelled', by: 'them' };

for (const [stage, reach] of WHILE_RUNG) {
  scene(`a caller who hangs up while the phone ${stage} stops it`, 'idle', async (scene) => {
    const { t, ana, bensCall, callcenter } = scene;
    const call = await ana.phone.nextCall();
    await reach(scene, call);
    await bensCall.hangUp();
    t.like(await call.ended(1000), ended);
    await callcenter.untilTask({ state: 'fail', cause: 'hangup', agent: 'ana' });
    await ana.untilState('idle');
  });

  scene(`a task that is cancelled while the phone ${stage} stops it`, 'idle', async (scene) => {
    const { t, ana, ben, callcenter } = scene;
    const call = await ana.phone.nextCall();
    await reach(scene, call);
    const { id } = await callcenter.untilTask({ state: 'fetching' });
    t.deepEqual(await callcenter.api.do('DELETE', `queue_task/${id}`), { queue_task_id: id });
    t.like(await call.ended(1000), ended);
    t.like(await ben.untilBackInIvr(), { QUEUE_RESULT: 'cancel', QUEUE_DATA: 'order 7' });
    await ben.phone.untilHears(1600);
    await ana.untilState('idle');
  });
}

scene('a caller who hangs up while they wait is gone from the queue', 'busy', async (scene) => {
  const { ana, ben, bensCall, callcenter } = scene;
  await ben.phone.untilHearsMusic();
  await bensCall.hangUp();
  await callcenter.untilTask({ state: 'fail', cause: 'hangup', agent: null });
  await ana.post('state', { state: 'idle' });
  await ana.phone.isNotCalledFor(300);
});

scene('a task that is cancelled while it waits is over, once', 'busy', async (scene) => {
  const { t, ben, callcenter } = scene;
  await ben.phone.untilHearsMusic();
  const { id } = await callcenter.untilTask({ state: 'waiting' });
  await callcenter.api.do('DELETE', `queue_task/${id}`);
  t.like(await ben.untilBackInIvr(), { QUEUE_RESULT: 'cancel', QUEUE_TASK_ID: id });
  await ben.phone.untilHears(1600);
  const again = await callcenter.api.call('DELETE', `queue_task/${id}`);
  t.like(again, { status: 409, errorId: 'queue-task-over' });
});

const lastConversation = async ({ callcenter }: CallerForAna): Promise<unknown> => {
  const { result } = await callcenter.api.do<{ result: unknown[] }>('GET', 'conversation');
  return result[0];
};

for (const [stage, untilThere] of [
  ['the number is said', (scene: CallerForAna) => scene.ben.phone.untilHearsMusic()],
  ['they talk', (scene: CallerForAna) => scene.ben.phone.untilHears(scene.ana.phone, 8000)],
] as const) {
  scene(`a caller who hangs up while ${stage} ends the conversation`, 'idle', async (scene) => {
    const { t, ana, bensCall, callcenter } = scene;
    const call = await ana.phone.nextCall();
    await call.answer();
    await untilThere(scene);
    await bensCall.hangUp();
    t.like(await call.ended(1000), { cause: 'hung-up', by: 'them' });
    await ana.untilState('idle');
    t.like(await lastConversation(scene), { state: 'over', end_reason: 'caller-hangup' });
    await callcenter.untilTask({ state: 'success', agent: 'ana' });
  });
}

scene(
  'an agent who hangs up while the number is said leaves the caller to the IVR',
  'idle',
  async (scene) => {
    const { t, ana, ben } = scene;
    const call = await ana.phone.nextCall();
    await call.answer();
    await ben.phone.untilHearsMusic();
    await call.hangUp();
    t.like(await ben.untilBackInIvr(), {
      QUEUE_RESULT: 'success',
      CONVERSATION_END_REASON: 'agent-hangup',
    });
    await ben.phone.untilHears(1100);
    await ana.untilState('idle');
  },
);
