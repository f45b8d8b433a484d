import test from 'ava';
import { readPage } from '../../helpers/page.ts';
import { withFigures } from './pages.ts';
import { ROWS } from './rows.ts';
import { tableOf } from './table.ts';

const PAGE = `
*Measured: <!-- measured --> long ago*

| | app_queue | ours | floor | ours / app_queue | goal |
|---|---|---|---|---|---|
| delay, ms <!-- arrival --> | 1 | 2 | 3 | 2 | ≤ 1.5 × |
| another, ms <!-- free --> | 4 | 5 | 6 | 1.25 | – |
| not measured | | | | | |
`;

test('figures of a run take the place of those on a page, and those that were not run stay', (t) => {
  const table = tableOf([{ app_queue: { arrival: 4 }, ours: { arrival: 8.04 } }]);
  const page = withFigures(PAGE, table, 'a machine, today');
  t.is(
    page,
    PAGE.replace('long ago', 'a machine, today').replace(
      '| 1 | 2 | 3 | 2 |',
      '| 4.0 | 8.0 | – | 2.01 |',
    ),
  );
});

for (const path of ['test/README.md', 'test/README.zh-CN.md']) {
  test(`${path} has rows that a run fills in`, (t) => {
    const { text } = readPage(path);
    const known = ROWS.map(({ id }) => id);
    const ids = [...text.matchAll(/<!-- ([\w-]+) --> \|/g)].map(([, id = '']) => id);
    t.true(ids.length >= 8);
    t.deepEqual(
      ids.filter((id) => !known.includes(id)),
      [],
    );
    const table = tableOf([{ ours: { [ids[0] ?? '']: 12_345 } }]);
    const filled = withFigures(text, table, 'here');
    t.true(filled.includes('| 12345 |'));
    t.regex(filled, /<!-- measured --> here\*/);
  });
}
