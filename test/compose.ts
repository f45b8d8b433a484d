import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hearEachOther, hearsMusic, asTold, scene, tell } from './demo/narration.ts';
import { Stage } from './demo/stage.ts';
import { callAndPress1 } from './demo/story.ts';
import type { TestAgent } from './helpers/callcenter.ts';
import type { CallerAccount } from './helpers/caller.ts';
import { eventually } from './helpers/eventually.ts';
import type { PhoneCall } from './helpers/phone-call.ts';

/*
 * Part of npm run test:compose, which has brought up docker/compose.yaml: calls through both containers, and either is
 * made to start anew under a live call.
 */

/** A container is stopped and started, and the service looks at what Asterisk has. */
const RESTART_MS = 60_000;

const run = promisify(execFile);

/** As an administrator does it, or as the engine does when a process dies. */
const compose = async (...words: readonly string[]): Promise<void> => {
  await run('docker', ['compose', ...words], { timeout: RESTART_MS });
};

const untilReady = (stage: Stage): Promise<unknown> =>
  eventually(
    async () => {
      try {
        return (await fetch(new URL('/readyz', stage.baseUrl))).ok;
      } catch {
        return false;
      }
    },
    { awaited: 'the service to be ready again', withinMs: RESTART_MS, everyMs: 100 },
  );

interface Talk {
  readonly ben: CallerAccount;
  readonly bensCall: PhoneCall;
  readonly anasCall: PhoneCall;
}

const callThrough = async (stage: Stage, ana: TestAgent, ben: CallerAccount): Promise<Talk> => {
  const bensCall = await callAndPress1(stage, ben);
  const anasCall = await ana.phone.nextCall();
  await anasCall.answer();
  await hearEachOther(ben.phone, ana.phone);
  await ana.untilState('talking');
  return { ben, bensCall, anasCall };
};

const pauseAndResume = async (stage: Stage, ana: TestAgent, ben: CallerAccount): Promise<void> => {
  const conversation_id = await stage.conversationOf(ana);
  asTold('the answer to pause', (await ana.post('pause', { conversation_id })).code, '000000');
  await hearsMusic(ben.phone, 'hold music');
  asTold('the answer to resume', (await ana.post('resume', { conversation_id })).code, '000000');
  await hearEachOther(ben.phone, ana.phone);
};

const restartService = async (stage: Stage, ana: TestAgent, { ben }: Talk): Promise<void> => {
  scene('2. The container of the service is killed and starts anew under the call.');
  await compose('kill', '--signal', 'KILL', 'callcenter');
  await hearEachOther(ben.phone, ana.phone);
  await compose('up', '--detach', '--wait', '--no-build', 'callcenter');
  await untilReady(stage);
  tell('The service is ready again');
  await pauseAndResume(stage, ana, ben);
};

const restartAsterisk = async (stage: Stage, ana: TestAgent, talk: Talk): Promise<void> => {
  scene('3. The container of Asterisk is restarted under the call.');
  await compose('restart', 'asterisk');
  await untilReady(stage);
  tell('The service is ready again');
  await ana.untilState('idle', RESTART_MS);
  tell('The call ended with Asterisk, and Ana is idle');
  await Promise.all([talk.bensCall.ended(), talk.anasCall.ended()]);
};

const play = async (stage: Stage): Promise<void> => {
  scene('1. Ben calls the sample IVR and is put through to Ana.');
  const ana = await stage.agent('ana', 'sales', 'idle');
  const ben = await stage.caller('ben');
  const talk = await callThrough(stage, ana, ben);
  await restartService(stage, ana, talk);
  await restartAsterisk(stage, ana, talk);
  scene('4. Somebody calls again.');
  const { bensCall } = await callThrough(stage, ana, await stage.caller('cleo'));
  await bensCall.hangUp();
  await ana.untilState('idle');
};

const stage = await Stage.open();
try {
  await play(stage);
} finally {
  await stage.close();
}
scene('All was as told.');
