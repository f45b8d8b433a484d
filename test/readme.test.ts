import { readFileSync } from 'node:fs';
import test from 'ava';
import { ANSWER_CODES } from '../src/http/protocol/answer-codes.ts';
import { projectFile } from './helpers/project.ts';

/** What a page is made of, as far as it does not depend on the language. */
interface Section {
  /** How many `#` its heading has; 0: what stands before the first. */
  readonly level: number;
  readonly heading: string;
  readonly blocks: readonly string[];
  /** The rows of each table, the head included. */
  readonly tables: readonly (readonly string[])[];
  readonly items: number;
  /** What is written as code in the text. */
  readonly names: readonly string[];
  readonly links: readonly string[];
  /** Those in digits, as often as they are told. */
  readonly numbers: readonly string[];
}

const PAGES = ['README.md', 'README.zh-CN.md'] as const;

const textOf = (page: string): string => readFileSync(projectFile(page), 'utf8');

const BLOCK = /^```.*?^```$/gms;

const tablesIn = (text: string): string[][] =>
  [...text.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => table.trimEnd().split('\n'));

const numbersIn = (prose: string): string[] => {
  const words = prose.replace(/`[^`\n]*`|\]\([^)]*\)|^\d+\. /gm, ' ');
  return (words.match(/\d(?:[\d.,–]*\d)?/g) ?? []).toSorted();
};

/** Alone, as a page says nothing of how often it is named. */
const distinct = (found: readonly string[]): string[] => [...new Set(found)].toSorted();

const section = (heading: string, text: string): Section => {
  const prose = text.replace(BLOCK, '');
  return {
    level: /^#*/.exec(heading)?.[0].length ?? 0,
    heading: heading.replace(/^#+ /, ''),
    blocks: text.match(BLOCK) ?? [],
    tables: tablesIn(prose),
    items: prose.match(/^(?:-|\d+\.) /gm)?.length ?? 0,
    names: distinct([...prose.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name)),
    links: [...prose.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor),
    numbers: numbersIn(prose),
  };
};

/** A `#` within a block is no heading. */
const sectionsOf = (page: string): Section[] => {
  const blocks: string[] = [];
  const text = textOf(page).replace(BLOCK, (block) => {
    blocks.push(block);
    return `@@${blocks.length - 1}@@`;
  });
  const parts = text.split(/^(#+ .*)$/m);
  const restore = (part: string): string =>
    part.replace(/^@@(\d+)@@$/gm, (_mark, index: string) => blocks[Number(index)] ?? '');
  const [start = '', ...rest] = parts;
  const headed = rest.flatMap((heading, index) =>
    index % 2 === 0 ? [section(heading, restore(rest[index + 1] ?? ''))] : [],
  );
  return [section('', restore(start)), ...headed];
};

/** How the heading is linked to, as GitHub makes it. */
const anchorOf = ({ heading }: Section): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** Comments may be translated; of the tree of folders only names of files and folders are the same. */
const codeOf = (block: string): string => {
  if (block.startsWith('```text\nsrc/')) {
    return distinct(block.match(/[\w.-]+(?:\/|\.ts\b|\.js\b)/g) ?? []).join(' ');
  }
  return block.replace(/(^|\s)(?:#|\/\/) .*$/gm, '$1').replace(/[ \t]+$/gm, '');
};

const [ENGLISH, CHINESE] = PAGES.map(sectionsOf) as [Section[], Section[]];

test('both pages have the same sections, at the same levels', (t) => {
  const outline = (sections: readonly Section[]) => sections.map(({ level }) => level);
  t.deepEqual(outline(CHINESE), outline(ENGLISH));
});

for (const [index, english] of ENGLISH.entries()) {
  const chinese = CHINESE[index];
  const where = english.heading === '' ? 'the beginning' : `"${english.heading}"`;

  test(`${where} says the same in Chinese`, (t) => {
    t.deepEqual(chinese?.names, english.names, 'what is written as code');
    t.deepEqual(chinese?.blocks.map(codeOf), english.blocks.map(codeOf), 'the code');
    t.deepEqual(
      chinese?.tables.map((rows) => rows.length),
      english.tables.map((rows) => rows.length),
      'the rows of tables',
    );
    t.is(chinese?.items, english.items, 'the items of lists');
    t.deepEqual(chinese?.numbers, english.numbers, 'the numbers');
    t.is(chinese?.links.length, english.links.length, 'the links');
  });
}

for (const [page, sections] of [
  [PAGES[0], ENGLISH],
  [PAGES[1], CHINESE],
] as const) {
  test(`in ${page} every link leads somewhere`, (t) => {
    const anchors = sections.map(anchorOf);
    t.is(new Set(anchors).size, anchors.length, 'two headings are the same');
    for (const link of sections.flatMap(({ links }) => links)) {
      t.true(anchors.includes(link), link);
    }
  });

  test(`in ${page} every row of a table has the cells of its head`, (t) => {
    const cells = (row: string): number => row.replaceAll('\\|', '').split('|').length;
    for (const rows of sections.flatMap(({ tables }) => tables)) {
      for (const row of rows) t.is(cells(row), cells(rows[0] ?? ''), row);
    }
  });

  test(`${page} names every code with its id and status, and no other`, (t) => {
    const rows = [...textOf(page).matchAll(/(?<=\| )(\d{6}) \| ([a-z-]+) \| (\d{3})(?= \|)/g)];
    const told = rows.map(([row]) => row);
    const reserved = 'extension-unreachable';
    const known = Object.entries(ANSWER_CODES).filter(([id]) => id !== reserved);
    const expected = known.map(([id, { code, status }]) => `${code} | ${id} | ${status}`);
    t.deepEqual(told.toSorted(), expected.toSorted());
    t.true(textOf(page).includes(`${ANSWER_CODES[reserved].code} ${reserved}`));
  });

  test(`${page} names every setting that is read`, (t) => {
    const source = readFileSync(projectFile('src/config.ts'), 'utf8');
    const settings = source.match(/(?<=^ {2})[A-Z][A-Z_]+(?=:)/gm) ?? [];
    t.true(settings.length > 10);
    for (const name of settings) t.true(textOf(page).includes(`\`${name}\``), name);
  });

  test(`${page} leads to the other`, (t) => {
    const other = PAGES.find((each) => each !== page) ?? '';
    t.true(textOf(page).slice(0, 400).includes(`](${other})`));
  });
}
