/**
 * The queue beside Asterisk's own: the same light phones call through `app_queue`, through this service as `npm
 * start` runs it, and through a bare ARI program that does the least, in turn in blocks. Prints a table, or JSON with
 * `--json`, or a table for a README with `--markdown`; `--rounds N` for more or fewer than 3; `--only load,busy` for
 * some blocks; `--systems ours,floor` for some systems. `--check` fails when a ratio is worse than the recorded one by
 * more than a third, `--record` keeps the ratios of this run for it and puts its figures into the page for figures; `--sipp` has SIPp place calls too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { projectFile } from '../helpers/project.ts';
import { type BlockName, BLOCKS } from './queue/blocks.ts';
import { notRecorded, type Recorded, recordOf, worseThan } from './queue/check.ts';
import { measuredOn } from './queue/measured-on.ts';
import { withFigures } from './queue/pages.ts';
import { QueueBench } from './queue/queue-bench.ts';
import { compareWithSipp } from './queue/sipp.ts';
import { SYSTEMS } from './queue/systems.ts';
import { markdownTable, plainTable, tableOf } from './queue/table.ts';

const RECORD = projectFile('test/bench/queue/recorded.json');
const PAGES = ['test/README.md', 'test/README.zh-CN.md'].map(projectFile);

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    sipp: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: Object.keys(BLOCKS).join(',') },
    systems: { type: 'string', default: SYSTEMS.join(',') },
  },
});

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** What was given, each of which has to be one of these. */
const chosen = <Name extends string>(option: string, given: string, known: readonly Name[]) => {
  const names = given.split(',');
  const wrong = names.find((name) => !known.includes(name as Name));
  if (wrong !== undefined) {
    say(`--${option} takes some of ${known.join(', ')}; "${wrong}" is none of them`);
    process.exit(64);
  }
  return known.filter((name) => names.includes(name));
};

const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  say(`--rounds takes a whole number from 1 on; "${values.rounds}" is none`);
  process.exit(64);
}
const blocks = chosen('only', values.only, Object.keys(BLOCKS) as BlockName[]);
const systems = chosen('systems', values.systems, SYSTEMS);

const bench = await QueueBench.open(systems, say);
try {
  const table = tableOf(await bench.run(blocks, rounds));
  if (values.json) console.log(JSON.stringify(table, null, 2));
  else console.log(values.markdown ? markdownTable(table) : plainTable(table));
  if (values.sipp) await compareWithSipp(bench, say);
  if (values.record) {
    const on = await measuredOn();
    const record = recordOf(table, on, new Date().toISOString().slice(0, 10));
    writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
    for (const page of PAGES) {
      const text = withFigures(readFileSync(page, 'utf8'), table, `${record.date}, ${on}`);
      writeFileSync(page, text);
    }
  }
  if (values.check) {
    const recorded = JSON.parse(readFileSync(RECORD, 'utf8')) as Recorded;
    const missing = notRecorded(recorded, table);
    if (missing.length > 0) say(`not recorded, so not checked: ${missing.join(', ')}`);
    const worse = worseThan(recorded, table);
    for (const sentence of worse) say(sentence);
    say(worse.length === 0 ? 'no ratio is worse than recorded by more than a third' : 'WORSE');
    if (worse.length > 0) process.exitCode = 1;
  }
} finally {
  await bench.close();
}
