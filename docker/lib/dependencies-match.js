// Ends with 0 when node_modules holds what package-lock.json asks for, else with 1.
// The times of the two files prove nothing: a git checkout sets one of them to now.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

const matches = () => {
  try {
    const installed = packagesOf('node_modules/.package-lock.json');
    return Object.entries(packagesOf('package-lock.json')).every(
      ([path, wanted]) =>
        path === '' || wanted.optional || installed[path]?.version === wanted.version,
    );
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
};

process.exitCode = matches() ? 0 : 1;
