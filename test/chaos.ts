import { parseArgs } from 'node:util';
import type { ChannelSnapshot } from '../src/ari/snapshots.ts';
import { Agents } from './chaos/agents.ts';
import { Asking } from './chaos/asking.ts';
import { Callers } from './chaos/callers.ts';
import { disturb } from './chaos/disturbing.ts';
import { judgeEvents, judgeOperations } from './chaos/judging.ts';
import { printVerdict, type Verdict } from './chaos/report.ts';
import { ChaosStage } from './chaos/stage.ts';
import { eventually } from './helpers/eventually.ts';
import { Chance } from './simulation/chance.ts';

/*
 * npm run chaos -- --kills 50 [--agents 12] [--callers 20] [--seed N]
 *
 * Live calls of light phones with random operations, while the service is killed (-9), stopped and continued,
 * its connections to Asterisk are cut and its webhook receiver is restarted. Then everybody hangs up, and what
 * was lost, done twice or left over is counted. Ends with 1 if anything was.
 */

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    agents: { type: 'string', default: '12' },
    callers: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Everybody who is still on the line is in somebody's care, or will be in a moment. */
const forgottenAfterAWhile = async (stage: ChaosStage): Promise<string[]> => {
  let forgotten: ChannelSnapshot[] = [];
  await eventually(
    async () => {
      forgotten = await stage.forgotten();
      return forgotten.length === 0;
    },
    { awaited: 'every caller to be cared for', withinMs: 10_000, everyMs: 250 },
  ).catch(() => false);
  return stage.explain(forgotten);
};

const leftOverAfterAWhile = async (stage: ChaosStage): Promise<string[]> => {
  let left: string[] = [];
  await eventually(
    async () => {
      left = await stage.leftOver();
      return left.length === 0;
    },
    { awaited: 'nothing to be left', withinMs: 20_000, everyMs: 250 },
  ).catch(() => false);
  return left;
};

/** All that is to be told has been told to the receiver. */
const untilDelivered = async (stage: ChaosStage, last: number): Promise<void> => {
  await eventually(() => stage.receiver.ids.includes(last), {
    awaited: `event ${last} to be delivered`,
    withinMs: 90_000,
    everyMs: 250,
  }).catch(() => false);
};

/** Where calls go nowhere, callers hardly call: nothing else may show it. */
const CALLS_PER_KILL = 5;

/** Callers go on until they have called often enough. @returns how many calls are missing all the same */
const missingCalls = async ({ counts }: Callers, kills: number): Promise<number> => {
  const least = kills * CALLS_PER_KILL;
  await eventually(() => counts.calls >= least, {
    awaited: `${least} calls to be made`,
    withinMs: 120_000,
    everyMs: 250,
  }).catch(() => false);
  return Math.max(0, least - counts.calls);
};

const play = async (stage: ChaosStage, kills: number, seed: number): Promise<Verdict> => {
  const { service, callcenter } = stage;
  const asking = new Asking(service.baseUrl, callcenter, service.key);
  const agents = new Agents(stage.agents, asking, new Chance(seed));
  const names = stage.agents.map(({ name }) => name);
  const callers = new Callers(
    stage.callers,
    new Chance(seed + 1),
    service.ari,
    stage.headers,
    names,
  );
  const disturbances = await disturb(stage, new Chance(seed + 2), kills, say);
  const missing = await missingCalls(callers, kills);
  await Promise.all([agents.stop(), callers.stop()]);
  const onTheLine = callers.onTheLine.length;
  const forgotten = await forgottenAfterAWhile(stage);
  for (const call of callers.onTheLine) call.hangUp();
  for (const { phone } of stage.agents) phone.current?.hangUp();
  const leftOver = await leftOverAfterAWhile(stage);
  const events = await stage.events();
  await untilDelivered(stage, events.at(-1)?.event_id ?? 0);
  return {
    seed,
    disturbances,
    callers: callers.counts,
    missingCalls: missing,
    onTheLine,
    forgotten,
    asked: asking.all,
    internalErrors: asking.internalErrors,
    answersThatDiffer: asking.answersThatDiffer,
    operations: judgeOperations(asking.all, events),
    eventCount: events.length,
    events: judgeEvents(events, stage.receiver.ids),
    leftOver,
    undeletable: await stage.deleteCallcenter(),
  };
};

const seed = Number(values.seed);
say(`seed ${seed}: ${values.agents} agents, ${values.callers} callers, ${values.kills} kills`);
const stage = await ChaosStage.open(Number(values.agents), Number(values.callers));
try {
  const isClean = printVerdict(await play(stage, Number(values.kills), seed), say);
  if (isClean) stage.evidence.remove();
  else {
    say(`the service's log: ${stage.evidence.logFile}`);
    process.exitCode = 1;
  }
} finally {
  await stage.close();
}
