/**
 * Which files of src may import which; `npm run lint` holds it. Imports point one way:
 * cli, http → operations → domain → messages. ari, storage, delivery, metrics and sounds implement operations/ports/, may use
 * the domain, and never import each other. Inside http and domain the rooms have an order of their own.
 */

const anyOf = (paths) => `^src/(${paths.join('|')})(/|\\.ts$)`;

/** Files in `from` import nothing in `to`. */
const never = (name, from, to, except = []) => ({
  name,
  severity: 'error',
  from: { path: anyOf(from) },
  to: { path: anyOf(to), ...(except.length > 0 && { pathNot: anyOf(except) }) },
});

/** What turns the ports' promises into deeds. */
const ADAPTERS = ['ari', 'storage', 'delivery', 'metrics', 'sounds'];
const PORTS = ['operations/ports'];
const inHttp = (...rooms) => rooms.map((room) => `http/${room}`);
const inDomain = (...rooms) => rooms.map((room) => `domain/${room}`);

/** From the highest to the lowest: a room imports rooms of later rows alone, and of its own. */
const HTTP_ROOMS = [
  ['app'],
  ['passing-on'],
  ['openapi', 'probes', 'pages'],
  ['resources'],
  ['phone-line'],
  ['access'],
  ['schemas'],
  ['protocol'],
];
const DOMAIN_ROOMS = [
  ['step'],
  ['requests', 'facts'],
  ['engine'],
  ['queue'],
  ['condition', 'enqueue'],
];

const inOrder = (layer, inLayer, rooms) =>
  rooms
    .slice(1)
    .map((row, above) =>
      never(
        `${layer}-${row.join('-and-')}`,
        inLayer(...row),
        inLayer(...rooms.slice(0, above + 1).flat()),
      ),
    );

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'The end of a task ends a conversation, which ends a task: that cycle is true of the domain, and stays in the ' +
        'three files that say so.',
      severity: 'error',
      from: { pathNot: '^src/domain/engine/lifecycle/(leaving|pending|tasks)\\.ts$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    never('messages', ['messages'], ['domain', 'operations', 'trace', 'http', 'cli', ...ADAPTERS]),
    never('domain', ['domain'], ['operations', 'trace', 'http', 'cli', ...ADAPTERS]),
    never('trace', ['trace'], ['operations', 'http', 'cli', ...ADAPTERS]),
    never('operations', ['operations'], ['http', 'cli', ...ADAPTERS]),
    never('http', ['http'], ['cli', ...ADAPTERS]),
    ...ADAPTERS.map((adapter) =>
      never(
        adapter,
        [adapter],
        ['operations', 'http', 'cli', ...ADAPTERS.filter((other) => other !== adapter)],
        PORTS,
      ),
    ),
    {
      name: 'assembly',
      comment: 'It puts all together: nothing that it puts together knows it.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/assembly/' },
      to: { path: '^src/assembly/' },
    },
    {
      name: 'client',
      comment: 'It is for programs elsewhere: it knows nothing of the service but its document.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { path: '^src/', pathNot: '^src/client/' },
    },
    {
      name: 'pages',
      comment: 'What runs in a browser knows the API by the client alone.',
      severity: 'error',
      from: { path: '^src/pages/' },
      to: { path: '^src/', pathNot: '^src/(pages|client|messages)/' },
    },
    {
      name: 'pages-alone',
      comment: 'Nothing of the service runs in a browser.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/pages/' },
      to: { path: '^src/pages/' },
    },
    ...inOrder('http', inHttp, HTTP_ROOMS),
    ...inOrder('domain', inDomain, DOMAIN_ROOMS),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
