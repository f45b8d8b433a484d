import test from 'ava';
import { runningAsterisk } from '../helpers/asterisk.ts';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { Carrier } from '../helpers/carrier.ts';
import { conversation, type MemberView, untilMembers, untilOver } from '../helpers/conversation.ts';
import { eventually } from '../helpers/eventually.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { enter, secondTalk, type Talking, talkingScene } from '../helpers/talking-scene.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const talking = talkingScene(() => service);

/** A phone counts as lost a little later than its time: it is asked about every other second. */
const LOST_WITHIN_MS = 6000;

const shortly = (callcenter: TestCallcenter, more: object = {}): Promise<unknown> =>
  callcenter.api.do('PUT', '', { phone_lost_seconds: 1, rejoin_seconds: 20, ...more });

type LostMember = MemberView & { readonly lost: boolean };

/** Waits until the API shows an agent's phone as lost, or as back. */
const untilLost = async (
  { callcenter, conversationId }: Pick<Talking, 'callcenter' | 'conversationId'>,
  agent: string,
  lost = true,
): Promise<void> => {
  let seen: readonly LostMember[] = [];
  await eventually(
    async () => {
      const { members } = await conversation(callcenter, conversationId);
      seen = members as readonly LostMember[];
      return seen.find(({ agent_name }) => agent_name === agent)?.lost === lost;
    },
    {
      awaited: `the phone of ${agent} to be ${lost ? 'lost' : 'back'}`,
      withinMs: LOST_WITHIN_MS,
      observed: () => JSON.stringify(seen),
    },
  );
};

talking(
  'when the phone of an agent who talks vanishes, the caller hears music, and when it has registered again it is rung and they talk on',
  async (scene, t) => {
    const { callcenter, ana, cleo, conversationId } = scene;
    await shortly(callcenter);
    ana.phone.vanish();
    await cleo.phone.untilHearsMusic(LOST_WITHIN_MS + 5000);
    await untilLost(scene, 'ana');
    t.is(await ana.state(), 'talking');

    await ana.phone.comeBack();
    const again = await ana.phone.nextCall();
    t.is(again.caller.number, cleo.user, 'the phone shows who waits');
    await again.answer();
    await untilHearEachOther(ana.phone, cleo.phone);
    t.is((await cleo.phone.heardDuring(400)).music, 0);
    await untilLost(scene, 'ana', false);
    t.is((await conversation(callcenter, conversationId)).state, 'live');

    await again.hangUp();
    t.like(await cleo.untilBackInIvr(), {
      QUEUE_RESULT: 'success',
      CONVERSATION_ID: conversationId,
      CONVERSATION_END_REASON: 'agent-hangup',
    });
    await ana.untilState('idle');
  },
);

talking(
  'a phone that only sends nothing any more, and is registered yet, is hung up and rung at once',
  async ({ callcenter, ana, cleo, agentCall }, t) => {
    await shortly(callcenter);
    agentCall.fallSilent();
    t.deepEqual(await agentCall.ended(LOST_WITHIN_MS), { cause: 'hung-up', by: 'them' });
    const again = await ana.phone.nextCall();
    await again.answer();
    await untilHearEachOther(ana.phone, cleo.phone);
  },
);

talking(
  'an agent whose phone does not come back in time has left, and the caller is back in the IVR',
  async ({ callcenter, ana, cleo, conversationId }, t) => {
    await shortly(callcenter, { rejoin_seconds: 2 });
    ana.phone.vanish();
    t.like(await cleo.untilBackInIvr(LOST_WITHIN_MS + 4000), {
      QUEUE_RESULT: 'success',
      CONVERSATION_END_REASON: 'phone-lost',
    });
    t.is((await untilOver(callcenter, conversationId)).end_reason, 'phone-lost');
    await ana.untilState('idle');
  },
);

talking('an agent who hangs up is not waited for', async ({ ana, cleo, agentCall }, t) => {
  await agentCall.hangUp();
  t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'agent-hangup' });
  await ana.phone.isNotCalledFor(500);
});

talking(
  'an agent who declines when the phone is rung again has left',
  async ({ callcenter, ana, cleo, agentCall }, t) => {
    await shortly(callcenter);
    agentCall.fallSilent();
    (await ana.phone.nextCall(LOST_WITHIN_MS)).decline();
    t.like(await cleo.untilBackInIvr(), { CONVERSATION_END_REASON: 'phone-lost' });
    await ana.untilState('idle');
  },
);

talking(
  'all conversations of an agent whose phone is lost are kept, with their modes',
  async (scene, t) => {
    const { callcenter, ana, cleo, sue, agentCall, conversationId } = scene;
    await shortly(callcenter);
    const second = await secondTalk(scene);
    const sues = second.agentCall;
    await ana.post('enter', { conversation_id: second.conversationId, mode: 1 });
    await untilMembers(callcenter, second.conversationId, ['ana', 'sue', second.dave.user]);
    await cleo.phone.untilHearsMusic();
    agentCall.fallSilent();
    const again = await ana.phone.nextCall(LOST_WITHIN_MS);
    await again.answer();
    await Promise.all([
      ana.phone.untilHears(second.dave.phone),
      second.dave.phone.untilHears(ana.phone),
      sue.phone.untilHears(ana.phone),
    ]);
    await ana.post('resume', { conversation_id: conversationId });
    await untilHearEachOther(ana.phone, cleo.phone);
    t.is(sues.state.is, 'answered');
  },
);

talking(
  'a caller who vanishes while they wait leaves the queue, and nobody is rung for them',
  async ({ callcenter, sue, agentCall, callerCall }, t) => {
    await callerCall.hangUp();
    await agentCall.ended();
    const dave = await callcenter.caller('dave');
    dave.enqueue('<enqueue><route><target name="sue"/></route></enqueue>');
    await dave.phone.untilHearsMusic();
    const { id } = await callcenter.untilTask({ state: 'waiting' });
    await shortly(callcenter);
    dave.phone.vanish();
    const task = await callcenter.untilTask({ id, state: 'fail' }, LOST_WITHIN_MS);
    t.is(task.cause, 'hangup');
    await sue.post('state', { state: 'idle' });
    await sue.phone.isNotCalledFor(500);
  },
);

talking(
  'when a caller vanishes while they talk, the agent is free again',
  async ({ callcenter, ana, cleo, agentCall, conversationId }, t) => {
    await shortly(callcenter);
    cleo.phone.vanish();
    t.deepEqual(await agentCall.ended(LOST_WITHIN_MS), { cause: 'hung-up', by: 'them' });
    t.is((await untilOver(callcenter, conversationId)).end_reason, 'caller-hangup');
    await ana.untilState('idle');
  },
);

test.serial('an outside line that vanishes has hung up', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const carrier = await Carrier.create({ password: runningAsterisk().trunkPassword });
    try {
      await shortly(callcenter);
      const ana = await callcenter.agent('ana', { state: 'away/desk' });
      const line = carrier.line('13900007001').takesCalls('answers');
      const { data } = await ana.post('call_out', { to: line.number, max_answer_seconds: 600 });
      const { conversation_id: conversationId } = data as { conversation_id: string };
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await untilHearEachOther(ana.phone, line);
      line.calls[0]?.fallSilent();
      t.like(await line.calls[0]?.ended(LOST_WITHIN_MS), { cause: 'hung-up', by: 'them' });
      await anasCall.ended();
      t.is((await untilOver(callcenter, conversationId)).end_reason, 'outside-hangup');
    } finally {
      await carrier.stop();
    }
  }),
);

talking(
  'a phone that holds the call, or whose agent is paused, is not taken for lost',
  async ({ callcenter, ana, cleo, agentCall, conversationId }) => {
    await shortly(callcenter);
    agentCall.hold();
    await cleo.phone.untilHearsMusic();
    await ana.phone.isNotCalledFor(5000);
    agentCall.unhold();
    await ana.phone.untilHears(cleo.phone);
    await ana.post('pause', { conversation_id: conversationId });
    await ana.phone.isNotCalledFor(3000);
    await ana.post('resume', { conversation_id: conversationId });
    await cleo.phone.untilHears(ana.phone);
  },
);

talking('who listens in hears on when an agent whose phone was lost is back', async (scene) => {
  const { callcenter, ana, cleo, sue, agentCall, conversationId } = scene;
  await shortly(callcenter);
  await enter(sue, conversationId, { mode: 2 });
  await sue.phone.untilHears(ana.phone);
  agentCall.fallSilent();
  const again = await ana.phone.nextCall(LOST_WITHIN_MS);
  await again.answer();
  await Promise.all([cleo.phone.untilHears(ana.phone), sue.phone.untilHears(ana.phone)]);
});
