/**
 * How fast who hears whom is changed: pause, resume and the move between two conversations over REST,
 * beside a bare mute over ARI and the least that a mute over REST takes, asked for in the same run by the
 * same HTTP client. The service runs in a
 * process of its own, and all is warmed up. Prints a table, or JSON with `--json`; `--rounds N` for more
 * or fewer than 60.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { basicAuthorization } from '../../src/ari/http-connection.ts';
import { ADMIN_KEY, bearer } from '../helpers/access.ts';
import { runningAsterisk } from '../helpers/asterisk.ts';
import type { TestAgent } from '../helpers/callcenter.ts';
import { TestCallcenter } from '../helpers/callcenter.ts';
import type { CallerAccount } from '../helpers/caller.ts';
import { conversation, enqueueFor, putThrough } from '../helpers/conversation.ts';
import type { Line } from '../helpers/phone-line.ts';
import { FRAME_MS } from '../helpers/rtp.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { KeepAliveClient } from './keep-alive-client.ts';
import { LeastServer } from './control-least.ts';
import { type Measured, printReport, timing } from './control-report.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '60' } },
});
const ROUNDS = Number(values.rounds);
/** Code is slow until it has run some hundred times. */
const WARM_UP = 300;
/** Longer than any packet is on its way. */
const SETTLING_MS = 150;

/** One voice on one phone. */
interface Heard {
  readonly by: Line;
  readonly voice: Line;
}

interface Sample {
  readonly answer: number;
  readonly last: number | null;
  readonly first: number | null;
}

const holds = ({ by, voice }: Heard, from: number): number[] =>
  by.recording
    .filter((one) => one.at >= from && one.tones.includes(voice.toneHz))
    .map(({ at }) => at);

const lastOf = (ended: readonly Heard[], from: number): number =>
  Math.max(...ended.map((heard) => holds(heard, from).at(-1) ?? from));

const firstOf = (begun: readonly Heard[], from: number): number =>
  Math.max(...begun.map((heard) => holds(heard, from)[0] ?? NaN));

/** Asks at any moment between two packets, and listens for what that changes. */
const measure = async (
  ask: () => Promise<unknown>,
  ended: readonly Heard[],
  begun: readonly Heard[],
): Promise<Sample> => {
  await wait(randomInt(FRAME_MS));
  const askedAt = performance.now();
  await ask();
  const answeredAt = performance.now();
  await wait(SETTLING_MS);
  return {
    answer: answeredAt - askedAt,
    last: ended.length === 0 ? null : lastOf(ended, askedAt) - answeredAt,
    first: begun.length === 0 ? null : firstOf(begun, askedAt) - answeredAt,
  };
};

const summed = (operation: string, samples: readonly Sample[]): Measured => {
  const lasts = samples.flatMap(({ last }) => last ?? []);
  const firsts = samples.flatMap(({ first }) => first ?? []);
  return {
    operation,
    samples: samples.length,
    answer: timing(samples.map(({ answer }) => answer)),
    lastPacket: lasts.length === 0 ? null : timing(lasts),
    firstPacket: firsts.length === 0 ? null : timing(firsts),
  };
};

/** Ana talks with Cleo in one conversation and with Bob in another. */
interface Scene {
  readonly service: ServiceProcess;
  readonly least: LeastServer;
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly bob: TestAgent;
  readonly cleo: CallerAccount;
  readonly first: string;
  readonly second: string;
  readonly anasChannel: string;
}

const makeScene = async (service: ServiceProcess, callcenter: TestCallcenter): Promise<Scene> => {
  const ana = await callcenter.agent('ana');
  const bob = await callcenter.agent('bob');
  const cleo = await callcenter.caller('cleo');
  const { conversationId: first } = await putThrough(callcenter, ana, cleo);
  const { data } = await ana.post('call_agent', { enqueue: enqueueFor('bob') });
  const { conversation_id: second } = data as { conversation_id: string };
  await (await bob.phone.nextCall()).answer();
  await ana.phone.untilHears(bob.phone);
  const { members } = await conversation(callcenter, first);
  const anasChannel = members.find(({ agent_name }) => agent_name === 'ana')?.call_id ?? '';
  const least = await LeastServer.start(asterisk, anasChannel);
  return { service, least, callcenter, ana, bob, cleo, first, second, anasChannel };
};

const asterisk = runningAsterisk();
const http = new KeepAliveClient(bearer(ADMIN_KEY));
const ari = new KeepAliveClient({
  authorization: basicAuthorization(asterisk.ariUsername, asterisk.ariPassword),
});

const ask = ({ service, callcenter }: Scene, operation: string, id: string): Promise<void> =>
  http.send('POST', `${service.baseUrl}/callcenter/${callcenter.id}/agent/ana/${operation}`, {
    conversation_id: id,
  });

const between = (a: Line, b: Line): Heard[] => [
  { by: a, voice: b },
  { by: b, voice: a },
];

const askAsterisk = ({ anasChannel }: Scene, method: 'POST' | 'DELETE'): Promise<void> =>
  ari.send(method, `${asterisk.ariUrl}/ari/channels/${anasChannel}/mute?direction=both`, null);

type Ask = () => Promise<void>;

const measureMute = async ({ ana, cleo }: Scene, mute: Ask, unmute: Ask) => {
  const talk = between(ana.phone, cleo.phone);
  const muted = await measure(mute, talk, []);
  const unmuted = await measure(unmute, [], talk);
  return { muted, unmuted };
};

const measureBareMute = (scene: Scene) =>
  measureMute(
    scene,
    () => askAsterisk(scene, 'POST'),
    () => askAsterisk(scene, 'DELETE'),
  );

const measureLeastMute = (scene: Scene) =>
  measureMute(
    scene,
    () => scene.least.mute(),
    () => scene.least.unmute(),
  );

const measurePause = async (scene: Scene) => {
  const { ana, cleo, first } = scene;
  const talk = between(ana.phone, cleo.phone);
  const paused = await measure(() => ask(scene, 'pause', first), talk, []);
  const resumed = await measure(() => ask(scene, 'resume', first), [], talk);
  return { paused, resumed };
};

const measureMove = async (scene: Scene): Promise<Sample[]> => {
  const { ana, bob, cleo, first, second } = scene;
  const withCleo = between(ana.phone, cleo.phone);
  const withBob = between(ana.phone, bob.phone);
  return [
    await measure(() => ask(scene, 'resume', second), withCleo, withBob),
    await measure(() => ask(scene, 'resume', first), withBob, withCleo),
  ];
};

const warmUp = async (scene: Scene): Promise<void> => {
  for (let round = 0; round < WARM_UP; round += 1) {
    await ask(scene, 'resume', scene.second);
    await ask(scene, 'resume', scene.first);
    await ask(scene, 'pause', scene.first);
    await ask(scene, 'resume', scene.first);
    await askAsterisk(scene, 'POST');
    await askAsterisk(scene, 'DELETE');
    await scene.least.mute();
    await scene.least.unmute();
  }
};

const run = async (scene: Scene) => {
  await warmUp(scene);
  const bare: { muted: Sample; unmuted: Sample }[] = [];
  const least: { muted: Sample; unmuted: Sample }[] = [];
  const pauses: { paused: Sample; resumed: Sample }[] = [];
  const moves: Sample[] = [];
  // In turn, so that whatever else the machine does meets all alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await measureBareMute(scene));
    least.push(await measureLeastMute(scene));
    pauses.push(await measurePause(scene));
    moves.push(...(await measureMove(scene)));
  }
  return {
    bare: summed(
      'bare ARI mute',
      bare.map(({ muted }) => muted),
    ),
    all: [
      summed(
        'bare ARI unmute',
        bare.map(({ unmuted }) => unmuted),
      ),
      summed(
        'least REST mute',
        least.map(({ muted }) => muted),
      ),
      summed(
        'least REST unmute',
        least.map(({ unmuted }) => unmuted),
      ),
      summed(
        'pause',
        pauses.map(({ paused }) => paused),
      ),
      summed(
        'resume',
        pauses.map(({ resumed }) => resumed),
      ),
      summed('move', moves),
    ],
  };
};

const service = await ServiceProcess.start();
const callcenter = new TestCallcenter(service);
try {
  await callcenter.api.do('PUT', '', {});
  const scene = await makeScene(service, callcenter);
  const { bare, all } = await run(scene).finally(() => scene.least.stop());
  if (values.json) console.log(JSON.stringify([bare, ...all], null, 2));
  else printReport(bare, all);
} finally {
  http.close();
  ari.close();
  await callcenter.close();
  await service.stop();
}
