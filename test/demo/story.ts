import { performance } from 'node:perf_hooks';
import type { ChannelSnapshot } from '../../src/ari/snapshots.ts';
import type { TestAgent } from '../helpers/callcenter.ts';
import type { CallerAccount } from '../helpers/caller.ts';
import { eventually } from '../helpers/eventually.ts';
import type { PhoneCall } from '../helpers/phone-call.ts';
import { asTold, hearEachOther, hearsMusic, hearsNothing, scene, tell } from './narration.ts';
import type { Stage } from './stage.ts';

const REJECT_DATA = 'support-printer';

/** Waits until the caller's channel is where it is expected in the dialplan, and gives it. */
const untilChannel = (
  caller: CallerAccount,
  awaited: string,
  isThere: (dialplan: ChannelSnapshot['dialplan']) => boolean,
): Promise<ChannelSnapshot> => {
  let seen = 'they have no channel';
  return eventually(
    async () => {
      const channel = await caller.channel();
      if (channel === undefined) return undefined;
      const { context, exten, app_name } = channel.dialplan;
      seen = `they are at ${context},${exten} in ${app_name}()`;
      return isThere(channel.dialplan) && channel;
    },
    { awaited: awaited, withinMs: 6000, observed: () => seen },
  );
};

export const callAndPress1 = async (stage: Stage, caller: CallerAccount): Promise<PhoneCall> => {
  const call = stage.dialIvr(caller);
  await call.answered(5000);
  await hearsMusic(caller.phone, 'the IVR speak');
  await untilChannel(caller, 'the IVR to ask for a choice', ({ app_name }) => app_name === 'Read');
  await call.sendDtmf('1');
  return call;
};

/** The agent leaves the caller alone for a moment, and comes back. */
const pauseAndResume = async (stage: Stage, ana: TestAgent, ben: CallerAccount): Promise<void> => {
  const conversation_id = await stage.conversationOf(ana);
  const paused = await ana.post('pause', { conversation_id });
  asTold('the answer to pause', paused.code, '000000');
  tell('Ana pauses the conversation');
  await hearsMusic(ben.phone, 'hold music');
  await hearsNothing(ana.phone);

  const resumed = await ana.post('resume', { conversation_id });
  asTold('the answer to resume', resumed.code, '000000');
  tell('Ana resumes it');
  await hearEachOther(ben.phone, ana.phone);
};

/**
 * A caller waits for an agent, is put through, hears music while the agent pauses, and is back in the IVR
 * when the agent hangs up.
 */
export const queueAndTalk = async (stage: Stage, ana: TestAgent): Promise<void> => {
  scene('1. Ben calls. Ana, the only one in sales, is on a break.');
  const ben = await stage.caller('ben');
  const bensCall = await callAndPress1(stage, ben);
  const { id } = await stage.untilTask({ state: 'waiting' });
  tell(`Ben pressed 1 for sales and is in the queue, as ${id}`);
  await hearsMusic(ben.phone, 'music while they wait');

  const asked = performance.now();
  await ana.post('state', { state: 'idle' });
  const anasCall = await ana.phone.nextCall();
  const tookMs = (anasCall.history[0]?.at ?? 0) - asked;
  anasCall.ring();
  tell(`Ana becomes idle: ${tookMs.toFixed(0)} ms later Ana's phone rings for Ben`);
  await ana.untilState('fetching');
  await hearsMusic(ben.phone, 'music still');

  await anasCall.answer();
  tell('Ana answers');
  await hearEachOther(ben.phone, ana.phone);
  await ana.untilState('talking');
  await pauseAndResume(stage, ana, ben);

  await anasCall.hangUp();
  const back = await untilChannel(
    ben,
    'Ben to be back in the IVR',
    ({ context }) => context === 'ivr-result',
  );
  const variable = (name: string) => stage.ari.getChannelVariable(back.id, name);
  const [result, agent] = await Promise.all([variable('QUEUE_RESULT'), variable('QUEUE_AGENT')]);
  asTold('QUEUE_RESULT', result, 'success');
  asTold('QUEUE_AGENT', agent, 'ana');
  tell('Ana hangs up. Ben is back in the IVR with QUEUE_RESULT=success, QUEUE_AGENT=ana');
  await hearsMusic(ben.phone, 'the IVR say good-bye');
  await bensCall.hangUp();
  await ana.untilState('idle');
};

/** A caller is refused with data, goes on with it to another queue, and talks with an agent there. */
export const rejectAndGoOn = async (
  stage: Stage,
  ana: TestAgent,
  cleo: TestAgent,
): Promise<void> => {
  scene('2. Dora calls. Ana is idle, and sees that Dora needs support.');
  const dora = await stage.caller('dora');
  const dorasCall = await callAndPress1(stage, dora);
  const anasCall = await ana.phone.nextCall();
  anasCall.ring();
  const task = await stage.untilTask({ state: 'fetching', agent: 'ana' });
  tell("Dora pressed 1 for sales; Ana's phone rings for Dora");
  await hearsMusic(dora.phone, 'music meanwhile');

  const answer = await ana.post('reject', { queue_task_id: task.id, data: REJECT_DATA });
  asTold('the answer to reject', answer.code, '000000');
  const end = await anasCall.ended();
  asTold("the end of the call to Ana's phone", end.cause, 'cancelled');
  const back = await untilChannel(
    dora,
    'Dora to be back in the IVR',
    ({ context, exten }) => context === 'ivr-result' && exten === 'reject',
  );
  const data = await stage.ari.getChannelVariable(back.id, 'QUEUE_REJECT_DATA');
  asTold('QUEUE_REJECT_DATA', data, REJECT_DATA);
  tell(
    `Ana rejects the call with data: Ana's phone stops, Dora is back in the IVR with "${data ?? ''}"`,
  );
  await hearsMusic(dora.phone, 'the IVR announce the transfer');

  const cleosCall = await cleo.phone.nextCall();
  cleosCall.ring();
  const second = await stage.untilTask({ state: 'fetching', agent: 'cleo' });
  tell(`The IVR handed Dora in for support as ${second.id}; Cleo's phone rings`);
  await cleosCall.answer();
  tell('Cleo answers');
  await hearEachOther(dora.phone, cleo.phone);
  await hearsNothing(ana.phone);

  await dorasCall.hangUp();
  const { cause } = await cleosCall.ended();
  asTold("the end of Cleo's call", cause, 'hung-up');
  await cleo.untilState('idle');
  tell("Dora hangs up; Cleo's phone is hung up and Cleo is idle again");
};
