/**
 * The inner order of the rooms, and no import cycles: `npm run lint` holds them. The order of the outer folders is in
 * eslint.config.js, where an editor shows it too.
 */

/** Files in `from` import nothing of the rooms that stand above them. */
const below = (name, from, above) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: above },
});

const rooms = (folder, ...names) => `^src/${folder}/(${names.join('|')})(/|\\.ts$)`;

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
    // http: app > openapi, probes > resources > access > schemas > protocol
    below(
      'http-protocol-is-lowest',
      rooms('http', 'protocol'),
      rooms('http', 'access', 'app', 'openapi', 'probes', 'resources', 'schemas'),
    ),
    below(
      'http-schemas-above-protocol-alone',
      rooms('http', 'schemas'),
      rooms('http', 'access', 'app', 'openapi', 'probes', 'resources'),
    ),
    below(
      'http-access-knows-no-resource',
      rooms('http', 'access'),
      rooms('http', 'app', 'openapi', 'probes', 'resources'),
    ),
    below(
      'http-resources-below-the-app',
      rooms('http', 'resources'),
      rooms('http', 'app', 'openapi', 'probes'),
    ),
    // domain: step > requests, facts > engine > queue > condition, enqueue
    below(
      'domain-step-is-highest',
      rooms('domain', 'requests', 'facts', 'engine', 'queue', 'condition', 'enqueue'),
      rooms('domain', 'step'),
    ),
    below(
      'domain-engine-knows-neither-requests-nor-facts',
      rooms('domain', 'engine', 'queue', 'condition', 'enqueue'),
      rooms('domain', 'requests', 'facts'),
    ),
    below(
      'domain-queue-knows-no-engine',
      rooms('domain', 'queue', 'condition', 'enqueue'),
      rooms('domain', 'engine'),
    ),
    below(
      'domain-languages-know-no-queue',
      rooms('domain', 'condition', 'enqueue'),
      rooms('domain', 'queue'),
    ),
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' } },
};
