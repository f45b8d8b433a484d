import { fileURLToPath } from 'node:url';
import { makePages } from './make-pages.ts';

/* npm run bundle:pages: makes the pages alone, in dist/pages. */

await makePages(fileURLToPath(new URL('../dist/pages', import.meta.url)));
