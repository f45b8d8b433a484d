import { fileURLToPath } from 'node:url';
import { loadBundle } from './load-bundle.ts';

/*
 * dist/main.js: runs the service, which bundle/make.ts has put into one file beside this one. Loaded file by file it
 * took most of the time of a start, and callers whose other side has hung up wait for its end.
 */

/** The name of that file; written here by bundle/make.ts. */
declare const BUNDLE: string;

loadBundle(fileURLToPath(new URL(BUNDLE, import.meta.url)));
