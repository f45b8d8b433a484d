/**
 * Many short calls through the queue, as fast as arrivals are still served as they come: `npm run soak -- --calls
 * 20000`. Afterwards nothing may have grown but what is kept for reports. Prints what there was at the beginning,
 * after the first tenth of the calls, and at the end; ends with 1 when something grew. `--rate N` for so many calls a
 * second.
 */
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { sipPortOf } from '../helpers/asterisk.ts';
import { AskedProcess } from './queue/asked-process.ts';
import { mostSustained } from './queue/most-sustained.ts';
import type { PhonesAnswers } from './queue/phones-served.ts';
import { asteriskPid } from './queue/process-use.ts';
import { quantile } from './queue/statistics.ts';
import { startOurs } from './queue/systems.ts';
import { takeCensus } from './soak/census.ts';
import { type End, grown } from './soak/grown.ts';
import { Inspection } from './soak/inspected-service.ts';

const TALK_MS = 300;
/** Code is slow, and caches are empty, until then. */
const WARM_UP_CALLS = 300;
/** The beginning and the end are a tenth of all calls each. */
const PARTS = 10;
/** Of the most that is sustained for a few seconds: what is still sustained when the machine has something else to do. */
const SHARE_OF_MOST = 0.8;
/** Longer than anything that follows a call: the next commit, and connections that are kept open for a while. */
const SETTLING_MS = 10_000;

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '20000' }, rate: { type: 'string' } },
});
const calls = Number(values.calls);
if (!Number.isInteger(calls) || calls < 100) {
  console.error(`--calls takes a whole number from 100 on; "${values.calls}" is none`);
  process.exit(64);
}

const inspection = await Inspection.prepare();
const phones = AskedProcess.start<PhonesAnswers>('test/bench/queue/phones-served.ts');
await phones.ask('open', sipPortOf());
const ours = await startOurs(phones, inspection.environment);
const lost: string[] = [];

const place = async (count: number, rate: number) => {
  const order = { caller: ours.caller, rate, calls: count, talkMs: TALK_MS };
  return phones.ask('load', order);
};

const findRate = async (): Promise<number> => {
  if (values.rate !== undefined) return Number(values.rate);
  const most = await mostSustained((rate) => place(rate * 3, rate));
  return Math.max(1, Math.floor(most * SHARE_OF_MOST));
};

const runPart = async (rate: number): Promise<number> => {
  const { arrivals, lost: these } = await place(Math.round(calls / PARTS), rate);
  lost.push(...these);
  return quantile(arrivals, 0.95);
};

const endOf = async (arrivalP95: number): Promise<End> => {
  await pause(SETTLING_MS);
  return { census: await takeCensus(ours, asteriskPid(), inspection), arrivalP95 };
};

const show = (begin: End, end: End): void => {
  const groups = ['equal', 'memory', 'kept'] as const;
  const titles = { equal: 'has to be equal', memory: 'MiB', kept: 'kept for reports' };
  console.log(`${''.padEnd(44)}beginning        end`);
  const line = (name: string, before: number, after: number): void => {
    const shown = [before, after].map((value) => String(Math.round(value * 10) / 10).padStart(9));
    console.log(`${name.padEnd(44)}${shown.join('  ')}`);
  };
  line('95 of 100 arrivals [ms]', begin.arrivalP95, end.arrivalP95);
  for (const group of groups) {
    for (const [name, after] of Object.entries(end.census[group])) {
      line(`${name} (${titles[group]})`, begin.census[group][name] ?? 0, after);
    }
  }
};

try {
  await ours.staff(100);
  await place(WARM_UP_CALLS, 15);
  const rate = await findRate();
  console.log(`${calls} calls, ${rate} a second`);
  const begin = await endOf(await runPart(rate));
  for (let part = 2; part < PARTS; part += 1) await runPart(rate);
  const end = await endOf(await runPart(rate));
  show(begin, end);
  const faults = [
    ...grown(begin, end),
    ...lost.slice(0, 5).map((why) => `a call was lost: ${why}`),
  ];
  for (const fault of faults) console.log(`GREW OR LOST: ${fault}`);
  console.log(faults.length === 0 ? 'nothing grew that should not have' : `${lost.length} lost`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await ours.stop();
  await phones.ask('close');
  await phones.stop();
}
