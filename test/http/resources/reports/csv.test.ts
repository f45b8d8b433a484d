import { text } from 'node:stream/consumers';
import test from 'ava';
import { reportCsv } from '../../../../src/http/resources/reports/csv.ts';

const NOTHING_FAILED = {
  timeout: 1,
  reject: 2,
  call_fail: 3,
  cancel: 4,
  forward: 5,
  overflow: 6,
  error: 7,
};

const csvOf = async (agent: string): Promise<string[]> => {
  const row = { agent, offered: 28, service_level: null, failed: NOTHING_FAILED };
  const { content } = reportCsv('agent', [row]);
  return (await text(content)).split('\r\n');
};

test('causes of failures are columns of their own, and what is null is empty', async (t) => {
  const [header = '', row = ''] = await csvOf('ana');
  const cells = row.split(',');
  const cellOf = (name: string) => cells[header.replace('\uFEFF', '').split(',').indexOf(name)];
  t.is(cellOf('agent'), 'ana');
  t.is(cellOf('offered'), '28');
  t.is(cellOf('failed_timeout'), '1');
  t.is(cellOf('failed_error'), '7');
  t.is(cellOf('service_level'), '');
  t.is(cellOf('occupancy'), '');
});

for (const [name, written] of [
  ['王', '王'],
  ['-2+3', "'-2+3"],
  ['=1+1', "'=1+1"],
  ['+49', "'+49"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['a,b', '"a,b"'],
  ['a "quoted" b', '"a ""quoted"" b"'],
] as const) {
  test(`${name} is written as ${written}`, async (t) => {
    const [, row = ''] = await csvOf(name);
    t.true(row.startsWith(`${written},28,`), row);
  });
}
