/**
 * What it costs when a browser that is an agent's phone goes away: the page is loaded anew while its agent talks, its
 * tab is closed while it rings, its machine falls asleep. Ten of each, with Chromium, a real phone that calls, and
 * the service as `npm start` runs it. Prints a table, or JSON with `--json`; `--rounds N` for others. Ends with 1
 * when one took longer than it may.
 */
import { parseArgs } from 'node:util';
import { hasChromium } from '../helpers/chromium.ts';
import { BrowserPhoneScene } from './browser-phone-scene.ts';
import { timing } from './control-report.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '10' } },
});

/** In ms, each of them. */
const DEEDS = [
  {
    what: 'page loaded anew → the caller hears the agent again',
    most: 3000,
    time: (scene: BrowserPhoneScene) => scene.reload(),
  },
  {
    what: 'tab closed while it rings → the search goes on',
    most: 1000,
    time: (scene: BrowserPhoneScene) => scene.closeTab(),
  },
  {
    what: 'machine asleep when a caller comes → the search goes on',
    most: 15_000,
    time: (scene: BrowserPhoneScene) => scene.fallAsleep(),
  },
] as const;

const WIDTH = 58;

const measure = async (scene: BrowserPhoneScene) => {
  const rows = [];
  for (const { what, most, time } of DEEDS) {
    const took: number[] = [];
    while (took.length < Number(values.rounds)) took.push(Math.round(await time(scene)));
    rows.push({ what, most, took, p50: timing(took).p50, max: Math.max(...took) });
  }
  return rows;
};

const line = (what: string, ...figures: readonly (string | number)[]): string =>
  `${what.padEnd(WIDTH)}${figures.map((one) => String(one).padStart(8)).join('')}\n`;

if (!hasChromium()) throw new Error('Chromium is not there: apt-get install chromium');
const scene = await BrowserPhoneScene.open();
try {
  const rows = await measure(scene);
  if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  else {
    process.stdout.write(line(`ms, ${values.rounds} of each`, 'p50', 'max', 'goal'));
    for (const { what, most, p50, max } of rows) process.stdout.write(line(what, p50, max, most));
  }
  if (rows.some(({ max, most }) => max > most)) process.exitCode = 1;
} finally {
  await scene.close();
}
