import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { projectFile } from './project.ts';

/** A page that users or maintainers read. It exists in both languages. */
export interface Page {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
  readonly sections: readonly Section[];
}

/** What stands between two headings. */
export interface Section {
  /** How many `#` its heading has; 0: what stands before the first. */
  readonly level: number;
  readonly heading: string;
  /** How the heading is linked to, as GitHub makes it. */
  readonly anchor: string;
  readonly blocks: readonly string[];
  /** The rows of each table, the head included. */
  readonly tables: readonly (readonly string[])[];
  readonly items: number;
  /** What is written as code in the text, each once. */
  readonly names: readonly string[];
  /** The targets of links, but for those to other sites. */
  readonly links: readonly string[];
  /** Those in digits, as often as they are told. */
  readonly numbers: readonly string[];
}

const CHINESE_ENDING = '.zh-CN.md';
const NO_PAGES = /^(?:\..*|node_modules|dist|data)$/;
const BLOCK = /^```.*?^```$/gms;

/** Finds the English pages of the project, by their paths from its root. */
export const englishPages = (folder = ''): string[] =>
  readdirSync(projectFile(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) return NO_PAGES.test(entry.name) ? [] : englishPages(`${path}/`);
    return path.endsWith('.md') && !path.endsWith(CHINESE_ENDING) ? [path] : [];
  });

/** Where the Chinese twin of an English page is. */
export const chineseTwin = (path: string): string => path.replace(/\.md$/, CHINESE_ENDING);

/** Where the English page is whose Chinese twin is at `path`; an English page's own path. */
export const englishTwin = (path: string): string => path.replace(/\.zh-CN\.md$/, '.md');

/** @param path from the project's root. @throws Error if there is no such file */
export const readPage = (path: string): Page => {
  const text = readFileSync(projectFile(path), 'utf8');
  return { path, text, sections: sectionsOf(text) };
};

export interface Target {
  /** From the project's root. */
  readonly path: string;
  /** Of a heading; '' for the page as a whole. */
  readonly anchor: string;
}

/** Where a link of a page leads. @param page its path from the project's root */
export const targetOf = (page: string, link: string): Target => {
  const [path = '', anchor = ''] = link.split('#');
  const target = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
  return { path: target, anchor };
};

/** A `#` within a block is no heading. */
const sectionsOf = (text: string): Section[] => {
  const blocks: string[] = [];
  const marked = text.replace(BLOCK, (block) => {
    blocks.push(block);
    return `@@${blocks.length - 1}@@`;
  });
  const restore = (part: string): string =>
    part.replace(/^@@(\d+)@@$/gm, (_mark, index: string) => blocks[Number(index)] ?? '');
  const [start = '', ...rest] = marked.split(/^(#+ .*)$/m);
  const headed = rest.flatMap((heading, index) =>
    index % 2 === 0 ? [section(heading, restore(rest[index + 1] ?? ''))] : [],
  );
  return withOwnAnchors([section('', restore(start)), ...headed]);
};

/** The second of two headings that are the same gets `-1`, the third `-2`. */
const withOwnAnchors = (sections: readonly Section[]): Section[] => {
  const seen = new Map<string, number>();
  return sections.map((each) => {
    const before = seen.get(each.anchor) ?? 0;
    seen.set(each.anchor, before + 1);
    return before === 0 ? each : { ...each, anchor: `${each.anchor}-${before}` };
  });
};

const section = (line: string, text: string): Section => {
  const prose = text.replace(BLOCK, '');
  const heading = line.replace(/^#+ /, '');
  return {
    level: /^#*/.exec(line)?.[0].length ?? 0,
    heading,
    anchor: anchorOf(heading),
    blocks: text.match(BLOCK) ?? [],
    tables: tablesIn(prose),
    items: prose.match(/^(?:-|\d+\.) /gm)?.length ?? 0,
    names: distinct([...prose.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name)),
    links: linksIn(prose),
    numbers: numbersIn(prose),
  };
};

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const tablesIn = (text: string): string[][] =>
  [...text.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => table.trimEnd().split('\n'));

const linksIn = (prose: string): string[] =>
  [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));

const numbersIn = (prose: string): string[] => {
  const words = prose.replace(/`[^`\n]*`|\]\([^)]*\)|^\d+\. /gm, ' ');
  return (words.match(/\d(?:[\d.,–]*\d)?/g) ?? []).toSorted();
};

/** Each once, as a page says nothing of how often it is named. */
const distinct = (found: readonly string[]): string[] => [...new Set(found)].toSorted();
