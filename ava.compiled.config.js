import config from './ava.config.js';

/** Files of many tests, which take longest: begun last, they would run on when all others have ended. */
const isLong = (file) => file.includes('/together/');

/** The same tests as `npm run build:tests` has bundled them: a process loads them in half the time that separate files take. */
export default {
  ...config,
  extensions: ['js'],
  nodeArguments: ['--enable-source-maps'],
  files: ['dist/tests/test/**/*.test.js'],
  sortTestFiles: (one, other) =>
    Number(isLong(other)) - Number(isLong(one)) || one.localeCompare(other),
};
