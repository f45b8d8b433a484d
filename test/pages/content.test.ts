import { existsSync, readFileSync, statSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import test from 'ava';
import type { Command } from 'commander';
import { adminProgram } from '../../src/cli/admin/run-admin.ts';
import { readAdminSettings } from '../../src/command-settings.ts';
import { SETTING_NAMES } from '../../src/config.ts';
import { OUTWARD_EVENT_NAMES } from '../../src/domain/engine/world/outward-event.ts';
import { CONDITION_ATTRIBUTES, ENQUEUE_ATTRIBUTES } from '../../src/domain/enqueue/attributes.ts';
import { ANSWER_CODES } from '../../src/http/protocol/answer-codes.ts';
import {
  QUEUE_ARGUMENTS,
  QUEUE_OPTIONS,
  QUEUE_STATUSES,
  QUEUES_CONF,
} from '../helpers/app-queue-options.ts';
import { chineseTwin, englishPages, readPage } from '../helpers/page.ts';
import { projectFile } from '../helpers/project.ts';

const NO_TERMINAL = {
  readSettings: () => readAdminSettings({}),
  input: Readable.from([]),
  output: Object.assign(new PassThrough(), { isTTY: false }),
  errors: new PassThrough(),
};

const README_LIMIT_BYTES = 8 * 1024;

const read = (path: string): string => readFileSync(projectFile(path), 'utf8');

const project = JSON.parse(read('package.json')) as {
  version: string;
  scripts: Record<string, string>;
};

const inBothLanguages = (path: string): string[] => [path, chineseTwin(path)];
const ALL = englishPages().flatMap(inBothLanguages);

for (const path of inBothLanguages('README.md')) {
  test(`${path} has 8 KB at most: it is read before anything else`, (t) => {
    const { size } = statSync(projectFile(path));
    t.true(size <= README_LIMIT_BYTES, `${size} bytes`);
  });

  test(`${path} leads to every page of its language`, (t) => {
    const { text } = readPage(path);
    const others = ALL.filter((page) => page.includes('.zh-CN') === path.includes('.zh-CN'));
    t.deepEqual(
      others.filter((page) => page !== path && !text.includes(`](${page})`)),
      [],
    );
  });
}

for (const path of inBothLanguages('docker/README.md')) {
  test(`${path} names every setting that is read`, (t) => {
    const text = read(path);
    t.true(SETTING_NAMES.length > 10);
    for (const name of SETTING_NAMES) t.true(text.includes(`\`${name}\``), name);
  });
}

for (const path of inBothLanguages('src/http/README.md')) {
  test(`${path} names every code with its id and status, and no other`, (t) => {
    const rows = [...read(path).matchAll(/(?<=\| )(\d{6}) \| ([a-z-]+) \| (\d{3})(?= \|)/g)];
    const told = rows.map(([row]) => row);
    const reserved = 'extension-unreachable';
    const known = Object.entries(ANSWER_CODES).filter(([id]) => id !== reserved);
    const expected = known.map(([id, { code, status }]) => `${code} | ${id} | ${status}`);
    t.deepEqual(told.toSorted(), expected.toSorted());
    t.true(read(path).includes(`${ANSWER_CODES[reserved].code} ${reserved}`));
  });
}

/** Those of `names` that no row of a table begins with. */
const withoutRow = (path: string, names: readonly string[]): string[] => {
  const rows = readPage(path).sections.flatMap(({ tables }) => tables.flat());
  const first = rows.map((row) => row.split('|')[1] ?? '').join();
  return names.filter((name) => !first.includes(`\`${name}\``));
};

for (const path of inBothLanguages('asterisk/README.md')) {
  test(`${path} has a row for every attribute of <enqueue> and its entries`, (t) => {
    const { name: _name, ...limits } = CONDITION_ATTRIBUTES;
    const attributes = Object.values({ ...ENQUEUE_ATTRIBUTES, ...limits });
    const spellings = attributes.flatMap((attribute) => attribute.spellings);
    t.true(spellings.length > 20);
    t.deepEqual(withoutRow(path, spellings), []);
  });
}

/** Each with its group: `task move`. */
const commandsOf = (command: Command, before = ''): readonly string[] => {
  const whole = `${before} ${command.name()}`.trim();
  const { commands } = command;
  return commands.length === 0 ? [whole] : commands.flatMap((one) => commandsOf(one, whole));
};

for (const path of inBothLanguages('docker/README.md')) {
  test(`${path} names every command of npm run admin`, (t) => {
    const rows = readPage(path).sections.flatMap(({ tables }) => tables.flat());
    const isNamed = (command: string): boolean => {
      const [group = '', ...rest] = command.split(' ');
      const own = rows.filter((row) => row.includes(`\`${group} `)).join();
      return own.includes(`\`${command}`) || own.includes(`\`${rest.join(' ')}`);
    };
    const all = adminProgram(NO_TERMINAL).commands.flatMap((group) => commandsOf(group));
    t.true(all.length > 30);
    t.deepEqual(
      all.filter((command) => !isNamed(command)),
      [],
    );
  });
}

for (const path of inBothLanguages('asterisk/from-app-queue.md')) {
  test(`${path} names every option of queues.conf and of Queue, and every QUEUESTATUS`, (t) => {
    const text = read(path);
    const names = [...QUEUES_CONF, ...QUEUE_OPTIONS, ...QUEUE_STATUSES];
    t.deepEqual(
      names.filter((name) => !text.includes(`\`${name}\``)),
      [],
    );
    t.deepEqual(
      QUEUE_ARGUMENTS.filter((name) => !text.includes(`| ${name} |`)),
      [],
    );
  });
}

for (const path of inBothLanguages('src/http/README.md')) {
  test(`${path} has a row for every event`, (t) => {
    t.deepEqual(withoutRow(path, OUTWARD_EVENT_NAMES), []);
  });
}

for (const path of inBothLanguages('CHANGELOG.md')) {
  test(`${path} has the version of package.json as the newest that was released`, (t) => {
    const versions = readPage(path).sections.filter(({ level }) => level === 2);
    const released = versions.map(({ heading }) => heading.split(' ')[0]);
    t.is(
      released.find((heading) => /^\d/.test(heading ?? '')),
      project.version,
    );
  });
}

for (const path of ALL) {
  const page = readPage(path);
  const names = page.sections.flatMap((section) => section.names);

  test(`every npm command that ${path} names exists`, (t) => {
    const named = [...page.text.matchAll(/\bnpm run (?:-s )?([a-z][a-z:-]*[a-z])/g)];
    const unknown = named.filter(([, script = '']) => !(script in project.scripts));
    t.deepEqual(
      unknown.map(([command]) => command),
      [],
    );
  });

  test(`every file and folder of the project that ${path} names exists`, (t) => {
    const inProject = /^(?:src|test|docker|asterisk|\.ci)\/[\w./-]*$/;
    const paths = names.filter((name) => inProject.test(name));
    t.deepEqual(
      paths.filter((name) => !existsSync(projectFile(name))),
      [],
    );
  });
}
