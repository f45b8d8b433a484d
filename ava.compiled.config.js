import config from './ava.config.js';

/** The same tests as `npm run build:tests` has bundled them: a process loads them in half the time that separate files take. */
export default {
  ...config,
  extensions: ['js'],
  nodeArguments: ['--enable-source-maps'],
  files: ['dist/tests/test/**/*.test.js'],
};
