import { readFileSync } from 'node:fs';
import test from 'ava';
import { SETTING_NAMES } from '../src/config.ts';
import { projectFile } from './helpers/project.ts';

const read = (path: string): string => readFileSync(projectFile(path), 'utf8');

/** Asterisk's alone: compose.yaml gives it to that container. */
const NOT_THE_SERVICES = ['TRUNK_PASSWORD'];

const composeOfService = (): string => {
  const [, service = ''] = read('docker/compose.yaml').split('\n  callcenter:\n');
  const [environment = ''] = /\n {4}environment:\n(?: {6}.*\n)+/.exec(service) ?? [];
  return environment;
};

test('compose.yaml passes every setting on to the service, and none that it does not read', (t) => {
  const passed = [...composeOfService().matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name);
  const wanted = SETTING_NAMES.filter((name) => !NOT_THE_SERVICES.includes(name));
  t.deepEqual(passed.toSorted(), wanted.toSorted());
});
