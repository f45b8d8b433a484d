import test from 'ava';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import type { CallerAccount } from '../helpers/caller.ts';
import { eventually } from '../helpers/eventually.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

interface Supervised {
  readonly ana: TestAgent;
  readonly ben: CallerAccount;
  readonly boss: TestAgent;
  readonly conversation: string;
}

/** Ana talks with Ben; the boss is at their desk. */
const talking = async (callcenter: TestCallcenter): Promise<Supervised> => {
  await callcenter.condition('sales', 'has("sales")');
  const ana = await callcenter.agent('ana', { skills: { sales: 80 } });
  const boss = await callcenter.agent('boss', { state: 'busy/supervising' });
  const ben = await callcenter.caller('ben');
  ben.enqueue('<enqueue><route><condition name="sales"/></route></enqueue>');
  const anasCall = await ana.phone.nextCall();
  await anasCall.answer();
  await ana.phone.untilHears(ben.phone);
  const { conversation_id: conversation } = await callcenter.untilTask({ state: 'success' });
  return { ana, ben, boss, conversation: conversation ?? '' };
};

const enter = async ({ boss, conversation }: Supervised, how: object): Promise<void> => {
  const answer = await boss.post('enter', { conversation_id: conversation, ...how });
  if (answer.status !== 200) throw new Error(answer.msg);
  const call = await boss.phone.nextCall();
  await call.answer();
};

test.serial('a supervisor who whispers is heard by the agent and by nobody else', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const scene = await talking(callcenter);
    const { ana, ben, boss, conversation } = scene;
    await enter(scene, { mode: 1, whisper_to: 'ana' });
    await Promise.all([
      ana.phone.untilHears(boss.phone),
      boss.phone.untilHears(ana.phone),
      boss.phone.untilHears(ben.phone),
    ]);
    const heard = await ben.phone.heardDuring(500);
    t.true(heard.tones.has(ana.phone.toneHz), 'the caller goes on hearing the agent');
    t.false(heard.tones.has(boss.phone.toneHz), 'the caller does not hear the supervisor');

    const open = await boss.post('lsm', { conversation_id: conversation, mode: 1 });
    t.is(open.status, 200, open.msg);
    await Promise.all([ben.phone.untilHears(boss.phone), ana.phone.untilHears(boss.phone)]);
    await boss.post('lsm', { conversation_id: conversation, mode: 3, whisper_to: 'ana' });
    await ana.phone.untilHears(boss.phone);
    await boss.phone.untilSilence();
    await ben.phone.untilHears(ana.phone);
    const after = await ben.phone.heardDuring(300);
    t.false(after.tones.has(boss.phone.toneHz), 'again the caller does not hear them');
    await boss.post('exit', { conversation_id: conversation });
    await boss.untilState('busy/supervising');
    await untilHearEachOther(ana.phone, ben.phone);
  }),
);

test.serial(
  'when the agent who was whispered to leaves, the supervisor is not suddenly heard',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const scene = await talking(callcenter);
      const { ana, ben, boss, conversation } = scene;
      await enter(scene, { mode: 1, whisper_to: 'ana' });
      await ana.phone.untilHears(boss.phone);
      await ana.post('exit', { conversation_id: conversation });
      await ana.untilState('idle');
      const heard = await ben.phone.heardDuring(500);
      t.false(heard.tones.has(boss.phone.toneHz));
      await boss.phone.untilHears(ben.phone);
      await boss.post('lsm', { conversation_id: conversation, mode: 1 });
      await ben.phone.untilHears(boss.phone);
    }),
);

test.serial('whispering takes a mode in which one speaks, and an agent who is there', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { boss, conversation } = await talking(callcenter);
    const ask = (how: object) => boss.post('enter', { conversation_id: conversation, ...how });
    t.like(await ask({ mode: 2, whisper_to: 'ana' }), { status: 400, errorId: 'invalid-argument' });
    t.like(await ask({ mode: 1, whisper_to: 'boss' }), {
      status: 400,
      errorId: 'invalid-argument',
    });
    t.like(await ask({ mode: 1, whisper_to: 'eva' }), { status: 404, errorId: 'member-not-found' });
    await boss.phone.isNotCalledFor(200);
  }),
);

test.serial('a supervisor who hangs up while they whisper leaves nothing behind', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const scene = await talking(callcenter);
    await enter(scene, { mode: 1, whisper_to: 'ana' });
    await scene.ana.phone.untilHears(scene.boss.phone);
    await scene.boss.phone.calls.at(-1)?.hangUp();
    await scene.boss.untilState('busy/supervising');
    await eventually(
      async () => {
        const [bridges, channels] = await Promise.all([
          service.ari.listBridges(),
          service.ari.listChannels(),
        ]);
        return (
          bridges.every(({ name }) => name !== `whisper ${service.app}`) &&
          channels.every(({ name }) => !name.startsWith('Snoop/'))
        );
      },
      { awaited: 'the whisper to be gone from Asterisk' },
    );
    await untilHearEachOther(scene.ana.phone, scene.ben.phone);
  }),
);
