import { readFileSync } from 'node:fs';
import test from 'ava';
import { projectFile } from '../helpers/project.ts';

/** What package-lock.json says of an installed package; `name` where it stands in for another one. */
interface Locked {
  readonly name?: string;
  readonly version?: string;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

const lock = JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8')) as Lock;

/** The real name and version of each package that is installed. */
const installed = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, { name, version = '' }]) => ({
    name: name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version,
  }));

const majorOf = (version: string): number => Number(version.split('.')[0]);

test('the libraries of ari-client that nobody maintains are not installed', (t) => {
  const names = installed.map(({ name }) => name);
  t.true(names.includes('ari-client'));
  for (const name of ['request', 'shred', 'har-validator', 'cookiejar', 'ax']) {
    t.false(names.includes(name), name);
  }
});

test('no version is installed that its maintainers have given up', (t) => {
  const least: Readonly<Record<string, number>> = {
    'tough-cookie': 4,
    'form-data': 4,
    ws: 8,
    uuid: 11,
  };
  for (const { name, version } of installed) {
    const wanted = least[name];
    if (wanted !== undefined) t.true(majorOf(version) >= wanted, `${name} ${version}`);
  }
  t.true(installed.some(({ name }) => name === 'ws'));
});
