/**
 * The queue beside Asterisk's own: the same light phones call through `app_queue`, through this service as `npm
 * start` runs it, and through a bare ARI program that does the least, in turn in blocks. Prints a table, or JSON with
 * `--json`, or a table for a README with `--markdown`; `--rounds N` for more or fewer than 5; `--only load,busy` for
 * some blocks; `--systems ours,floor` for some systems.
 */
import { parseArgs } from 'node:util';
import { sipPortOf } from '../helpers/asterisk.ts';
import { observeAsterisk } from '../helpers/running-service.ts';
import { AskedProcess } from './queue/asked-process.ts';
import { type Bench, BLOCKS } from './queue/blocks.ts';
import type { PhonesAnswers } from './queue/phones-served.ts';
import { asteriskPid } from './queue/process-use.ts';
import type { Round } from './queue/rows.ts';
import { startAppQueue, startFloor, startOurs, type System, SYSTEMS } from './queue/systems.ts';
import { markdownTable, plainTable, tableOf } from './queue/table.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: Object.keys(BLOCKS).join(',') },
    systems: { type: 'string', default: SYSTEMS.join(',') },
  },
});
const ROUNDS = Number(values.rounds);
/** Code is slow until it has run some hundred times. */
const WARM_UP_CALLS = 200;

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const ari = await observeAsterisk();
const phones = AskedProcess.start<PhonesAnswers>('test/bench/queue/phones-served.ts');
const starts = {
  app_queue: () => startAppQueue(ari, phones),
  ours: () => startOurs(phones),
  floor: () => startFloor(ari, phones),
};
const bench: Bench = {
  phones,
  asteriskPid: asteriskPid(),
  lost: ({ name }, why) => {
    if (why.length > 0) say(`${name}: ${why.length} calls were lost: ${why[0] ?? ''}`);
  },
};

const warmUp = async (system: System): Promise<void> => {
  await system.staff(40);
  const { caller } = system;
  await phones.ask('load', { caller, rate: 20, calls: WARM_UP_CALLS, talkMs: 300 });
};

const runRound = async (systems: readonly System[], number: number): Promise<Round> => {
  const round: Record<string, Record<string, number>> = {};
  for (const block of values.only.split(',')) {
    const run = BLOCKS[block];
    if (run === undefined) throw new Error(`--only takes ${Object.keys(BLOCKS).join(', ')}`);
    // Who is first changes, so that none is always behind the same other one.
    for (const [turn] of systems.entries()) {
      const system = systems[(turn + number) % systems.length];
      if (system === undefined) continue;
      round[system.name] = { ...round[system.name], ...(await run(bench, system)) };
      await system.staff(0);
    }
  }
  return round;
};

const systems: System[] = [];
try {
  await phones.ask('open', sipPortOf());
  for (const name of SYSTEMS) {
    if (values.systems.split(',').includes(name)) systems.push(await starts[name]());
  }
  for (const system of systems) await warmUp(system);
  const rounds: Round[] = [];
  for (let number = 0; number < ROUNDS; number += 1) {
    rounds.push(await runRound(systems, number));
    say(`round ${number + 1} of ${ROUNDS} is done`);
  }
  const table = tableOf(rounds);
  if (values.json) console.log(JSON.stringify(table, null, 2));
  else console.log(values.markdown ? markdownTable(table) : plainTable(table));
} finally {
  for (const system of systems) await system.stop();
  await phones.ask('close');
  await phones.stop();
  await ari.stop();
}
