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
interface TwoTalks {
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

const makeScene = async (
  service: ServiceProcess,
  callcenter: TestCallcenter,
): Promise<TwoTalks> => {
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

const ask = ({ service, callcenter }: TwoTalks, operation: string, id: string): Promise<void> =>
  http.send('POST', `${service.baseUrl}/callcenter/${callcenter.id}/agent/ana/${operation}`, {
    conversation_id: id,
  });

const between = (a: Line, b: Line): Heard[] => [
  { by: a, voice: b },
  { by: b, voice: a },
];

const askAsterisk = ({ anasChannel }: TwoTalks, method: 'POST' | 'DELETE'): Promise<void> =>
  ari.send(method, `${asterisk.ariUrl}/ari/channels/${anasChannel}/mute?direction=both`, null);

type Ask = () => Promise<void>;
type Named = readonly [operation: string, sample: Sample];

const measureMute = async ({ ana, cleo }: TwoTalks, by: string, mute: Ask, unmute: Ask) => {
  const talk = between(ana.phone, cleo.phone);
  const muted = await measure(mute, talk, []);
  const unmuted = await measure(unmute, [], talk);
  return [[`${by} mute`, muted] as const, [`${by} unmute`, unmuted] as const];
};

const measurePause = async (scene: TwoTalks): Promise<Named[]> => {
  const { ana, cleo, first } = scene;
  const talk = between(ana.phone, cleo.phone);
  const paused = await measure(() => ask(scene, 'pause', first), talk, []);
  const resumed = await measure(() => ask(scene, 'resume', first), [], talk);
  return [
    ['pause', paused],
    ['resume', resumed],
  ];
};

const measureMove = async (scene: TwoTalks): Promise<Named[]> => {
  const { ana, bob, cleo, first, second } = scene;
  const withCleo = between(ana.phone, cleo.phone);
  const withBob = between(ana.phone, bob.phone);
  return [
    ['move', await measure(() => ask(scene, 'resume', second), withCleo, withBob)],
    ['move', await measure(() => ask(scene, 'resume', first), withBob, withCleo)],
  ];
};

/** Each once, so that whatever else the machine does meets all alike. */
const measureAll = async (scene: TwoTalks): Promise<Named[]> => {
  const { least } = scene;
  const [mute, unmute] = [
    () => askAsterisk(scene, 'POST'),
    () => askAsterisk(scene, 'DELETE'),
  ] as const;
  return [
    ...(await measureMute(scene, 'bare ARI', mute, unmute)),
    ...(await measureMute(
      scene,
      'least REST',
      () => least.mute(),
      () => least.unmute(),
    )),
    ...(await measurePause(scene)),
    ...(await measureMove(scene)),
  ];
};

const warmUp = async (scene: TwoTalks): Promise<void> => {
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

const run = async (scene: TwoTalks): Promise<readonly [bare: Measured, ...all: Measured[]]> => {
  await warmUp(scene);
  const samples = new Map<string, Sample[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [operation, sample] of await measureAll(scene)) {
      samples.set(operation, [...(samples.get(operation) ?? []), sample]);
    }
  }
  const [bare, ...all] = [...samples].map(([operation, its]) => summed(operation, its));
  if (bare === undefined) throw new Error('nothing was measured: --rounds has to be 1 or more');
  return [bare, ...all];
};

const runAndStop: typeof run = async (scene) => {
  try {
    return await run(scene);
  } finally {
    await scene.least.stop();
  }
};

const service = await ServiceProcess.start();
const callcenter = new TestCallcenter(service);
try {
  await callcenter.api.do('PUT', '', {});
  const scene = await makeScene(service, callcenter);
  const [bare, ...all] = await runAndStop(scene);
  if (values.json) console.log(JSON.stringify([bare, ...all], null, 2));
  else printReport(bare, all);
} finally {
  http.close();
  ari.close();
  await callcenter.close();
  await service.stop();
}
