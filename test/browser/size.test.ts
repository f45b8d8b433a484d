import { withCallcenter } from '../helpers/callcenter.ts';
import { inBrowser, serveInBrowser } from '../helpers/in-browser.ts';
import { openPageAs } from '../helpers/page-in-browser.ts';

const served = serveInBrowser();

/** Kilobytes that go over the line, packed, until a page is there. */
const MOST_KB = { '/desk': 260, '/wallboard': 200, '/admin': 260 } as const;

interface Loaded {
  readonly bytes: number;
  /** Milliseconds until something was seen. */
  readonly painted: number;
}

/** Asked in the page: what it took, without what it asked the API. */
const LOADED = `({
  bytes: performance.getEntries()
    .filter(({ entryType, name }) => /navigation|resource/.test(entryType) && !name.includes('/v1/'))
    .reduce((sum, { transferSize }) => sum + transferSize, 0),
  painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
})`;

for (const [path, most] of Object.entries(MOST_KB)) {
  inBrowser(`${path} takes at most ${most} kB to load`, (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      const to = `${path}?callcenter=${callcenter.id}`;
      const opened = await openPageAs(served, { role: 'admin' }, to);
      await opened.page.locator('.head').waitFor();
      const { bytes, painted } = await opened.page.evaluate<Loaded>(LOADED);
      const kilobytes = Math.round(bytes / 1000);
      t.log(`${path}: ${kilobytes} kB, first paint after ${Math.round(painted)} ms`);
      t.true(kilobytes > 10, 'nothing was loaded');
      t.true(kilobytes <= most, `${path} takes ${kilobytes} kB`);
      await opened.close();
    }),
  );
}
