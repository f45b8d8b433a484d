/**
 * How fast the service is back after `kill -9` while calls go on: 20 starts with 50 callers who talk with agents, as
 * `npm start` runs it. Prints when what was reached, or JSON with `--json`; `--starts N` and `--calls N` for others.
 */
import { parseArgs } from 'node:util';
import { type Timing, timing } from './control-report.ts';
import { MILESTONES, StartScene } from './start-scene.ts';

const GOAL: Timing = { p50: 1000, p95: 1300 };

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    starts: { type: 'string', default: '20' },
    calls: { type: 'string', default: '50' },
  },
});

const NAMES = ['code is loaded', ...MILESTONES.slice(1), '/readyz answers 200'];

const report = (starts: readonly (readonly number[])[]): string => {
  const rows = NAMES.map((name, column) => {
    const { p50, p95 } = timing(starts.map((start) => start[column] ?? NaN));
    return `${name.padEnd(24)}${p50.toFixed(0).padStart(8)}${p95.toFixed(0).padStart(8)}`;
  });
  const head = `${'ms after the start'.padEnd(24)}${'p50'.padStart(8)}${'p95'.padStart(8)}`;
  return [
    head,
    ...rows,
    `goal${String(GOAL.p50).padStart(28)}${String(GOAL.p95).padStart(8)}`,
  ].join('\n');
};

const scene = await StartScene.open();
try {
  await scene.fill(Number(values.calls));
  const starts: number[][] = [];
  while (starts.length < Number(values.starts)) starts.push(await scene.startAgain());
  const live = await scene.live();
  const all = { calls: Number(values.calls), live, milestones: NAMES, starts };
  process.stdout.write(
    values.json
      ? `${JSON.stringify(all)}\n`
      : `${report(starts)}\n${live} of ${values.calls} calls go on after ${starts.length} starts\n`,
  );
} finally {
  await scene.close();
}
