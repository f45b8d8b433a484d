import test from 'ava';
import { below, DOCUMENT, faultsOf, validatorAt } from '../helpers/contract.ts';
import { chineseTwin, readPage } from '../helpers/page.ts';

/** Where the sections are that ask the call center `demo`, and every operation is told. */
const PAGE = 'src/http/README.md';
const CALLCENTER = '/callcenter/{callcenter_id}';

interface Sample {
  readonly line: string;
  readonly method: string;
  /** Below the call center's own, with what a shell would fill in still in it. */
  readonly path: string;
  /** JSON; undefined: none. */
  readonly body: string | undefined;
}

/** What a loop of the shell does, a line for each turn. */
const unrolled = (_loop: string, name: string, values: string, command: string): string =>
  values
    .split(' ')
    .map((value) => command.replaceAll(`$${name}`, value))
    .join('\n');

const story = (): string =>
  readPage(PAGE)
    .sections.filter(({ heading }) => heading.endsWith('in curl'))
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.startsWith('```sh'))
    .join('\n')
    // The functions that the story defines for itself.
    .replace(/^\w+\(\) \{.*\}$/gm, '')
    .replace(/^for (\w+) in (.+?); do (.+); done$/gm, unrolled);

/** As the shell gives it to curl: within double quotes `\"` is `"`. */
const unquoted = (text: string): string =>
  text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text.replace(/^'|'$/g, '');

const QUOTED = `"(?:\\\\.|[^"\\\\])*"|'[^']*'`;
const SHORT = new RegExp(`(?<![\\w-])(post|get) (${QUOTED}|[\\w/$.-]+)(?: (${QUOTED}))?`, 'g');
const LONG = new RegExp(
  `ask -X (\\w+)(?: -H '[^']*')*(?: -d (${QUOTED}))? "?\\$API([\\w/$.?=-]*)`,
  'g',
);

const samples = (text: string): Sample[] => [
  ...[...text.matchAll(SHORT)].map(([line, verb = '', path = '', body]) => ({
    line,
    method: verb,
    path: `/${unquoted(path)}`,
    body: body === undefined ? undefined : unquoted(body),
  })),
  ...[...text.matchAll(LONG)].map(([line, method = '', body, path = '']) => ({
    line,
    method: method.toLowerCase(),
    path,
    body: body === undefined ? undefined : unquoted(body),
  })),
];

/** A segment of the document's path in braces, and one that the shell fills in, are any. */
const fits = (documented: string, path: string): boolean => {
  const [wanted, given] = [documented, `${CALLCENTER}${path}`].map((each) => each.split('/'));
  const same = (one: string, index: number) =>
    one === given?.[index] || one.startsWith('{') || given?.[index]?.startsWith('$') === true;
  return wanted?.length === given?.length && (wanted?.every(same) ?? false);
};

const documentedAt = (method: string, path: string): string | undefined =>
  Object.entries(below(DOCUMENT, 'paths')).find(
    ([documented, node]) => fits(documented, path) && method in below(node),
  )?.[0];

/** What is wrong with a request by the API's document; null: nothing. */
const faultOf = ({ line, method, path, body }: Sample): string | null => {
  const documented = documentedAt(method, path.replace(/\?.*$/, ''));
  if (documented === undefined) return `${line}: there is no such operation`;
  if (body === undefined) return null;
  const place = ['paths', documented, method, 'requestBody', 'content', 'application/json'];
  const isRight = validatorAt(...place, 'schema');
  const filledIn = JSON.parse(body.replace(/\$[A-Z]+/g, '01kb0q6w5zt8h2m4v7ne-id')) as unknown;
  return isRight(filledIn) ? null : `${line}: ${faultsOf(isRight)}`;
};

test('every request of the story in curl is as the API document says', (t) => {
  const all = samples(story());
  const faults = all.map(faultOf).filter((fault) => fault !== null);
  t.true(all.length > 25, `${all.length} were found`);
  t.deepEqual(faults, []);
});

/** What stands after the last name or id of a path. */
const ending = (path: string): string => path.replace(/^.*\}\/?/, '').replace(/^\//, '');

for (const page of [PAGE, chineseTwin(PAGE)]) {
  test(`${page} names every operation of the API`, (t) => {
    const { text } = readPage(page);
    const endings = new Set(Object.keys(below(DOCUMENT, 'paths')).map(ending));
    const missing = [...endings].filter((each) => !text.includes(each));
    t.deepEqual(missing, []);
  });
}
