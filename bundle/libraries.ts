import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

const requireHere = createRequire(import.meta.url);
const SOURCES = fileURLToPath(new URL('../src/', import.meta.url));

/**
 * What stays outside and is loaded from node_modules: a compiled part cannot be in a bundle, and the drivers of
 * other databases are not installed.
 */
export const OUTSIDE: readonly string[] = [
  'sqlite3',
  ...[
    'better-sqlite3',
    'mariadb',
    'mysql',
    'mysql2',
    'oracledb',
    'pg',
    'pg-query-stream',
    'tedious',
  ],
];

/** Of the dialects that knex has, those that are never asked for. */
const OTHER_DIALECTS =
  /^(\.\.?\/)+dialects\/(better-sqlite3|cockroachdb|mariadb|mssql|mysql2?|oracle|oracledb|pgnative|redshift)\b/;

export const withoutOtherDialects: Plugin = {
  name: 'knex without other dialects',
  setup: (build) => {
    build.onResolve({ filter: OTHER_DIALECTS }, ({ path, importer }) =>
      importer.includes('/node_modules/knex/') ? { path, external: true } : undefined,
    );
  },
};

const STAND_IN = 'stand-in for request';

/** ari-client as it is, but for `request` and `shred`, as src/ari/ari-client-library.ts makes it of files. */
const withoutRequest: Plugin = {
  name: 'ari-client without request',
  setup: (build) => {
    build.onResolve({ filter: /^\.\/shred/ }, ({ path }) => ({ path, external: true }));
    build.onResolve({ filter: /^request$/ }, () => ({ path: STAND_IN, namespace: STAND_IN }));
    build.onLoad({ filter: /./, namespace: STAND_IN }, () => ({
      contents: 'module.exports = (url, answered) => answered(null);',
    }));
  },
};

/**
 * How ari-client and its libraries are put into a bundle: by themselves, as they assign to variables that they do
 * not declare, which modules may not.
 */
export const ARI_CLIENT: BuildOptions = {
  stdin: {
    contents: `exports.connect = require('ari-client').connect; exports.swagger = require('swagger-client');`,
    resolveDir: dirname(requireHere.resolve('ari-client')),
  },
  format: 'cjs',
  plugins: [withoutRequest],
};

/** What {@link ARI_CLIENT} exports, as the bundle of the service knows it. */
export const ARI_CLIENT_PARTS = 'ariClientParts';

const partsOfAriClient: Plugin = {
  name: 'parts of ari-client',
  setup: (build) => {
    build.onLoad({ filter: /\/src\/ari\/ari-client-library\.ts$/ }, () => ({
      contents: `export const { connect, swagger } = ${ARI_CLIENT_PARTS};`,
    }));
  },
};

/** Of undici the service uses little; the rest, such as `fetch`, brings along all that Node has for it. */
const PARTS_OF_UNDICI = `
  import api from 'undici/lib/api/index.js';
  import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
  export { default as Agent } from 'undici/lib/dispatcher/agent.js';
  export { default as Pool } from 'undici/lib/dispatcher/pool.js';
  Object.assign(Dispatcher.prototype, api);
`;

const partsOfUndici: Plugin = {
  name: 'parts of undici',
  setup: (build) => {
    build.onResolve({ filter: /^undici$/ }, ({ path }) => ({ path, namespace: 'parts' }));
    build.onLoad({ filter: /^undici$/, namespace: 'parts' }, () => ({
      contents: PARTS_OF_UNDICI,
      resolveDir: SOURCES,
    }));
  },
};

/** How libraries become part of the bundle. */
export const LIBRARIES: readonly Plugin[] = [withoutOtherDialects, partsOfAriClient, partsOfUndici];
