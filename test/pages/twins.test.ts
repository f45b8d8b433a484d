import test from 'ava';
import {
  chineseTwin,
  englishPages,
  englishTwin,
  readPage,
  targetOf,
  type Page,
  type Section,
} from '../helpers/page.ts';

/** Comments may be translated, and what a diagram shows; of the tree of folders only their names are the same. */
const codeOf = (block: string): string => {
  if (block.startsWith('```text\nsrc/')) {
    return [...new Set(block.match(/[\w.-]+(?:\/|\.ts\b|\.js\b)/g))].toSorted().join(' ');
  }
  if (block.startsWith('```mermaid')) return diagramOf(block);
  return block.replace(/(^|\s)(?:#|\/\/|;) .*$/gm, '$1').replace(/[ \t]+$/gm, '');
};

/** Its arrows and the names of what they join. */
const diagramOf = (block: string): string =>
  block
    .replace(/"[^"\n]*"/g, '""')
    .replace(/(\bas|\bloop|\balt|\belse|\bopt|\bpar|\band) .*$/gm, '$1')
    .replace(/(\w): .*$/gm, '$1:');

/** Links as what they lead to in English, with the place of the section that they lead to. */
const linksOf = (page: Page, { links }: Section): string[] =>
  links
    .map((link) => {
      const { path, anchor } = targetOf(page.path, link);
      if (anchor === '' || !path.endsWith('.md')) return englishTwin(path);
      const place = readPage(path).sections.findIndex((section) => section.anchor === anchor);
      return `${englishTwin(path)}#${place}`;
    })
    .toSorted();

for (const path of englishPages()) {
  const english = readPage(path);
  const chinese = readPage(chineseTwin(path));

  test(`${path} and its Chinese twin have the same sections, at the same levels`, (t) => {
    const outline = ({ sections }: Page) => sections.map(({ level }) => level);
    t.deepEqual(outline(chinese), outline(english));
  });

  test(`${path} and its Chinese twin lead to each other`, (t) => {
    const [name = '', twin = ''] = [path, chineseTwin(path)].map((each) => each.split('/').at(-1));
    t.true(english.text.slice(0, 400).includes(`](${twin})`));
    t.true(chinese.text.slice(0, 400).includes(`](${name})`));
  });

  for (const [index, section] of english.sections.entries()) {
    const twin = chinese.sections[index];

    test(`${path}#${section.anchor} says the same in Chinese`, (t) => {
      if (twin === undefined) return t.fail('it has no twin');
      t.deepEqual(twin.names, section.names, 'what is written as code');
      t.deepEqual(twin.blocks.map(codeOf), section.blocks.map(codeOf), 'the code');
      const rowsOf = ({ tables }: Section) => tables.map((rows) => rows.length);
      t.deepEqual(rowsOf(twin), rowsOf(section), 'the rows of tables');
      t.is(twin.items, section.items, 'the items of lists');
      t.deepEqual(twin.numbers, section.numbers, 'the numbers');
      t.deepEqual(linksOf(chinese, twin), linksOf(english, section), 'the links');
    });
  }
}
