import { existsSync } from 'node:fs';
import test from 'ava';
import { chineseTwin, englishPages, readPage, targetOf, type Target } from '../helpers/page.ts';
import { projectFile } from '../helpers/project.ts';

const ENGLISH = englishPages();
const CHINESE = ENGLISH.map(chineseTwin);

const exists = ({ path, anchor }: Target): boolean =>
  existsSync(projectFile(path)) &&
  (anchor === '' || readPage(path).sections.some((section) => section.anchor === anchor));

for (const path of [...ENGLISH, ...CHINESE]) {
  const page = readPage(path);

  test(`in ${path} every link leads to a file and a heading that exist`, (t) => {
    const links = page.sections.flatMap((section) => section.links);
    const leadsNowhere = links.filter((link) => !exists(targetOf(path, link)));
    t.deepEqual(leadsNowhere, []);
  });

  test(`in ${path} every row of a table has the cells of its head`, (t) => {
    const cells = (row: string): number => row.replaceAll('\\|', '').split('|').length;
    const tables = page.sections.flatMap((section) => section.tables);
    const uneven = tables.flatMap((rows) =>
      rows.filter((row) => cells(row) !== cells(rows[0] ?? '')),
    );
    t.deepEqual(uneven, []);
  });
}

for (const path of CHINESE) {
  test(`in ${path} links to pages lead to Chinese ones`, (t) => {
    const [, ...sections] = readPage(path).sections;
    const own = path.split('/').at(-1)?.replace('.zh-CN', '');
    const links = sections.flatMap((section) => section.links);
    const english = links.filter((link) => ENGLISH.includes(targetOf(path, link).path));
    t.deepEqual(
      english.filter((link) => link !== own),
      [],
    );
  });
}
