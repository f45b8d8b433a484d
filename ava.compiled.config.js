import config from './ava.config.js';

/** The same tests as `npm run build:tests` has compiled them: each process loads in half the time. */
export default {
  ...config,
  extensions: ['js'],
  nodeArguments: ['--enable-source-maps'],
  files: ['dist/tests/test/**/*.test.js'],
};
