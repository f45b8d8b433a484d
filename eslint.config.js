import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Imports point one way: http → operations → domain → words; ari, storage, events and metrics
 * implement operations/ports/ and may use the domain; adapters never import each other.
 */
const layer = (folder, forbidden) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map(({ group, except }) => ({
          group: except ? [...group, ...except.map((e) => `!${e}`)] : group,
          message:
            'Imports point one way: http → operations → domain → words; adapters know only ports.',
        })),
      },
    ],
  },
});

const folders = (...names) => ({ group: names.map((name) => `**/${name}/**`) });
const onlyPorts = {
  group: ['**/operations/**'],
  except: ['**/operations/ports', '**/operations/ports/**'],
};

export default defineConfig(
  { ignores: ['dist', 'data', 'node_modules', 'src/client/api-types.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name="process"][property.name="env"]',
          message: 'Settings are read in src/config.ts alone.',
        },
        {
          selector: 'NewExpression[callee.name=/^(Http)?Refusal$/]',
          message:
            'Refusals are made in src/domain/refusals/ and src/http/protocol/http-refusals.ts alone, so that no example of the API document can lie.',
        },
      ],
    },
  },
  layer('words', [folders('domain', 'operations', 'ari', 'storage', 'http', 'events', 'metrics')]),
  layer('domain', [folders('operations', 'ari', 'storage', 'http', 'events', 'metrics')]),
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      // The engine is pure: time and random numbers arrive in events.
      'no-restricted-globals': [
        'error',
        'setTimeout',
        'setInterval',
        'process',
        'fetch',
        'console',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time arrives in events.' },
        { object: 'Math', property: 'random', message: 'Random numbers arrive in events.' },
      ],
    },
  },
  layer('story', [folders('operations', 'ari', 'storage', 'http', 'events', 'metrics')]),
  layer('operations', [folders('ari', 'storage', 'http', 'events', 'metrics')]),
  layer('ari', [folders('storage', 'http', 'events', 'metrics'), onlyPorts]),
  layer('storage', [folders('ari', 'http', 'events', 'metrics'), onlyPorts]),
  layer('events', [folders('ari', 'storage', 'http', 'metrics'), onlyPorts]),
  layer('metrics', [folders('ari', 'storage', 'http', 'events'), onlyPorts]),
  // For programs elsewhere: it knows nothing of the service but its document.
  layer('client', [{ group: ['../**'] }]),
  layer('http', [folders('ari', 'storage', 'events', 'metrics')]),
  {
    files: [
      'src/config.ts',
      'src/domain/refusals/*.ts',
      'src/http/protocol/http-refusals.ts',
      'test/**/*.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
