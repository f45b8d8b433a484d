import { writeFileSync } from 'node:fs';
import { codeFileOf, loadBundle } from '../src/launch/load-bundle.ts';

/*
 * warm-up.ts BUNDLE: runs the service for bundle/make.ts, and keeps what V8 has made of it until it ends: of all
 * that was called, and of nothing else.
 */

const [, , bundle = ''] = process.argv;
const script = loadBundle(bundle);
process.once('exit', () => {
  writeFileSync(codeFileOf(bundle), script.createCachedData());
});
