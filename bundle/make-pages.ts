import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const SOURCES = fileURLToPath(new URL('../src/pages/', import.meta.url));
/** Each is a file in src/pages, and a path at the service. */
const PAGES = ['desk', 'wallboard', 'admin', 'phone-test'];
/** Where what they need is, at the service too. */
const FILES = 'pages';
/** Others are small enough already, or packed by themselves. */
const PACKED = /\.(html|js|css|svg)$/;

const pack = (file: string): void => {
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
};

/**
 * Makes the pages in a folder, with the list of what there is, and each file also packed: who asks for one waits for
 * nothing. The folder that is there already is replaced when all is made.
 */
export const makePages = async (folder: string): Promise<void> => {
  const made = `${folder}.new`;
  rmSync(made, { recursive: true, force: true });
  await build({
    ...{ configFile: false, root: SOURCES, base: './', logLevel: 'warn', publicDir: false },
    plugins: [react()],
    build: {
      ...{
        outDir: made,
        emptyOutDir: true,
        assetsDir: FILES,
        target: 'es2023',
        modulePreload: { polyfill: false },
      },
      // In a page they would be against its own policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: PAGES.map((page) => join(SOURCES, `${page}.html`)) },
    },
  });
  const files = readdirSync(join(made, FILES)).map((name) => `${FILES}/${name}`);
  for (const name of [...files, ...PAGES.map((page) => `${page}.html`)]) {
    if (PACKED.test(name)) pack(join(made, name));
  }
  writeFileSync(join(made, 'pages.json'), JSON.stringify({ pages: PAGES, files }));
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
};
