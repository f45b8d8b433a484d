/**
 * Speed of the queue's index, beside a plain scan of everyone with the same data in the same run.
 * Prints a table, or JSON with `--json`.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { QueueAgent } from '../../src/domain/queue/queue-agent.ts';
import type { QueueCondition } from '../../src/domain/queue/queue-condition.ts';
import { QueueIndex } from '../../src/domain/queue/queue-index.ts';
import type { WaitingTask } from '../../src/domain/queue/waiting-task.ts';
import { PlainScan } from '../domain/queue/plain-scan.ts';
import {
  CONDITIONS,
  makeAgent,
  makeCondition,
  makeSkills,
  makeTask,
  seededRandom,
  SKILLS,
} from './acd-scene.ts';
import { growth, printReport, type Cell, type Decision, type Timing } from './acd-report.ts';

const AGENTS = [100, 1_000, 10_000];
const TASKS = [1_000, 10_000, 100_000];
const MOST_SAMPLES = 20_000;
const WARM_UP = 2_000;
const PLAIN_SCAN_BUDGET_MS = 400;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const heapBytes = (): number => {
  collectGarbage();
  collectGarbage(); // the first lets go of the last scene, the second of what held only to that
  return process.memoryUsage().heapUsed;
};

interface LoadedQueue {
  readonly random: () => number;
  readonly agents: QueueAgent[];
  readonly conditions: readonly QueueCondition[];
  readonly tasks: WaitingTask[];
  readonly index: QueueIndex;
  readonly scan: PlainScan;
  readonly bytesPerTask: number;
  now: number;
}

const buildScene = (agents: number, tasks: number): LoadedQueue => {
  const random = seededRandom(agents * 7 + tasks);
  const index = new QueueIndex();
  const scan = new PlainScan();
  const conditions = Array.from({ length: CONDITIONS }, (_, n) => makeCondition(n, random));
  const people = Array.from({ length: agents }, (_, n) => makeAgent(n, false, random));
  for (const queue of [index, scan]) {
    for (const condition of conditions) queue.putCondition(condition);
    for (const agent of people) queue.putAgent(agent);
  }
  const before = heapBytes();
  const waiting: WaitingTask[] = [];
  for (let n = 0; n < tasks; n += 1) {
    const task = makeTask(n, agents, random);
    waiting.push(task);
    index.putTask(task);
  }
  const bytesPerTask = (heapBytes() - before) / tasks;
  for (const task of waiting) scan.putTask(task);
  const now = (waiting.at(-1)?.since ?? 0) + 20;
  return { random, agents: people, conditions, tasks: waiting, index, scan, bytesPerTask, now };
};

/** Microseconds from the start of a decision until someone is chosen, and until all is put right. */
interface Taken {
  readonly choice: number;
  readonly whole: number;
}

const timing = (times: number[]): Timing => {
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0;
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { samples: times.length, mean, p50: at(0.5), p99: at(0.99) };
};

const sample = <T>(most: number, budgetMs: number, step: (n: number) => T): T[] => {
  const taken: T[] = [];
  const end = performance.now() + budgetMs;
  for (let n = 0; n < most && (n < 3 || performance.now() < end); n += 1) taken.push(step(n));
  return taken;
};

const decision = (most: number, budgetMs: number, step: (n: number) => Taken): Decision => {
  const taken = sample(most, budgetMs, step);
  return {
    choice: timing(taken.map(({ choice }) => choice)),
    whole: timing(taken.map(({ whole }) => whole)),
  };
};

/** Like decisions, changes count when they are compiled for a call center of this size. */
const change = (most: number, step: (n: number) => number): Timing => {
  sample(most / 10, Infinity, step);
  return timing(sample(most, Infinity, step));
};

const microseconds = (from: number, to: number): number => (to - from) * 1000;

const timed = (work: () => void): number => {
  const start = performance.now();
  work();
  return microseconds(start, performance.now());
};

/**
 * The same short work again and again. What its p99 has above its p50 is the machine's doing: other
 * programs, interrupts. No decision can be steadier than this.
 */
const measureMachine = (): Timing => {
  let sum = 0;
  const work = (): void => {
    for (let n = 0; n < 5_000; n += 1) sum = (Math.imul(sum, 31) + n) | 0;
  };
  sample(WARM_UP, Infinity, work);
  return timing(sample(MOST_SAMPLES, Infinity, () => timed(work)));
};

const pickOne = <T>(items: readonly T[], random: () => number): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('an empty scene');
  return item;
};

/**
 * Everyone is on a call and tasks wait. One ends their conversation, becomes idle, is marked so and
 * chooses the task that goes first; then the task is taken out and they are marked as rung. The task
 * comes back afterwards, so that as many wait for the next.
 */
const idleAgent = (
  queue: QueueIndex | PlainScan,
  scene: LoadedQueue,
  byId: ReadonlyMap<string, WaitingTask>,
): Taken => {
  const agent = pickOne(scene.agents, scene.random);
  scene.now += 50;
  const busy = { ...agent, lastConversationEndedAt: scene.now };
  const idle = { ...busy, usable: true };
  queue.putAgent(busy);
  const start = performance.now();
  queue.putAgent(idle);
  const match = queue.bestTaskFor(agent.name, scene.now);
  const chosenAt = performance.now();
  if (match !== null) queue.removeTask(match.taskId);
  queue.putAgent(busy);
  const end = performance.now();
  const chosen = match === null ? undefined : byId.get(match.taskId);
  if (chosen !== undefined) queue.putTask(chosen);
  return { choice: microseconds(start, chosenAt), whole: microseconds(start, end) };
};

/**
 * As many wait and everyone is idle. One more task arrives and chooses an agent; then they are marked
 * as rung. They talk, and are idle again for the next.
 */
const arrivingTask = (queue: QueueIndex | PlainScan, scene: LoadedQueue, n: number): Taken => {
  const task = makeTask(scene.tasks.length + n, scene.agents.length, scene.random);
  const start = performance.now();
  const match = queue.bestAgentFor(task, scene.random);
  const chosenAt = performance.now();
  const number = match === null ? -1 : Number(match.agent.slice('agent-'.length));
  const chosen = scene.agents[number];
  if (chosen) queue.putAgent({ ...chosen, usable: false });
  const end = performance.now();
  scene.now += 50;
  if (chosen) {
    scene.agents[number] = { ...chosen, lastConversationEndedAt: scene.now };
    queue.putAgent({ ...scene.agents[number], usable: true });
  }
  return { choice: microseconds(start, chosenAt), whole: microseconds(start, end) };
};

/** Decisions of the index and of the plain scan, on the same scene. */
const compared = (
  scene: LoadedQueue,
  step: (queue: QueueIndex | PlainScan, n: number) => Taken,
) => {
  sample(WARM_UP, Infinity, (n) => step(scene.index, n));
  return {
    index: decision(MOST_SAMPLES, Infinity, (n) => step(scene.index, n)),
    scan: decision(MOST_SAMPLES, PLAIN_SCAN_BUDGET_MS, (n) => step(scene.scan, n)),
  };
};

const measureChanges = (scene: LoadedQueue) => {
  const { agents, conditions, index, random } = scene;
  const someone = (): QueueAgent => ({ ...pickOne(agents, random), usable: true });
  return {
    login: change(1_000, () => {
      const agent = someone();
      index.removeAgent(agent.name);
      return timed(() => {
        index.putAgent(agent);
      });
    }),
    conversationEnd: change(1_000, () => {
      scene.now += 50;
      const agent = { ...someone(), usable: false, lastConversationEndedAt: scene.now };
      index.putAgent({ ...agent, lastConversationEndedAt: null });
      return timed(() => {
        index.putAgent(agent);
      });
    }),
    skillChange: change(1_000, () => {
      const agent = { ...someone(), skills: makeSkills(random) };
      return timed(() => {
        index.putAgent(agent);
      });
    }),
    conditionChange: change(400, (n) => {
      const condition = makeCondition(n % conditions.length, random);
      return timed(() => {
        index.putCondition(condition);
      });
    }),
  };
};

const measureCell = (agents: number, tasks: number): Cell => {
  const scene = buildScene(agents, tasks);
  const byId = new Map(scene.tasks.map((task) => [task.id as string, task]));
  const idle = compared(scene, (queue) => idleAgent(queue, scene, byId));
  for (const agent of scene.agents) {
    for (const queue of [scene.index, scene.scan]) queue.putAgent({ ...agent, usable: true });
  }
  const arrival = compared(scene, (queue, n) => arrivingTask(queue, scene, n));
  const { bytesPerTask } = scene;
  return { agents, tasks, bytesPerTask, idle, arrival, changes: measureChanges(scene) };
};

measureCell(100, 1_000); // compiles everything before it counts
const cells = AGENTS.flatMap((agents) => TASKS.map((tasks) => measureCell(agents, tasks)));
const machine = measureMachine();

if (process.argv.includes('--json')) {
  const setting = { conditions: CONDITIONS, skills: SKILLS, node: process.version };
  console.log(JSON.stringify({ setting, machine, cells, growth: growth(cells) }, null, 2));
} else printReport(cells, machine);
