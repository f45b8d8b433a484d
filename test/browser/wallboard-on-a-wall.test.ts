import type { Page } from 'playwright-core';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { inBrowser, serveInBrowser } from '../helpers/in-browser.ts';
import { openPage, openPageAs } from '../helpers/page-in-browser.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';

const served = serveInBrowser();

/** More than any wall shows at once. */
const AGENTS = 150;
const CONDITIONS = 40;
/** What is read from across a room: letters of a seventy-second part of the screen's height at least. */
const LEAST_PART = 1 / 72;

const fill = async ({ api }: TestCallcenter): Promise<void> => {
  for (let i = 0; i < CONDITIONS; i += 1) {
    await api.do('POST', 'condition', { name: `queue-${i}`, where: `has("skill-${i}")` });
  }
  for (let i = 0; i < AGENTS; i += 1) {
    const telnum = `+4930${1_000_000 + i}`;
    await api.do('POST', 'extension', { type: 3, telnum });
    const state = ['idle', 'busy/training', 'away/lunch'][i % 3];
    await api.do('POST', 'agent', { name: `agent-${i}`, extension: telnum, state, skills: [] });
  }
};

interface Seen {
  /** How far the page, or anything in it, goes beyond its room, in pixels. */
  readonly beyond: number;
  /** The smallest letters, as a part of the screen's height. */
  readonly least: number;
  /** What could be clicked or typed into. */
  readonly controls: number;
}

const SEEN = `(() => {
  const page = document.documentElement;
  const rooms = [page, ...document.querySelectorAll('.wall *')];
  const texts = [...document.querySelectorAll('.wall *')].filter(
    (each) => [...each.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== '')
      && each.closest('.unseen') === null,
  );
  const cut = [...document.querySelectorAll('.wall .row, .wall tr, .wall .figure')].map((each) => {
    const room = each.closest('.wall-room')?.getBoundingClientRect();
    return each.getBoundingClientRect().bottom - Math.min(innerHeight, room?.bottom ?? innerHeight);
  });
  return {
    beyond: Math.max(
      page.scrollHeight - page.clientHeight,
      page.scrollWidth - page.clientWidth,
      ...cut,
      ...rooms
        .filter((room) => getComputedStyle(room).overflowY === 'auto')
        .map((room) => room.scrollHeight - room.clientHeight),
    ),
    least: Math.min(...texts.map((each) => parseFloat(getComputedStyle(each).fontSize))) / innerHeight,
    controls: document.querySelectorAll('button, a, input, select, textarea').length,
  };
})()`;

const seen = (page: Page): Promise<Seen> => page.evaluate<Seen>(SEEN);

for (const [width, height] of [
  [3840, 2160],
  [1920, 1080],
  [1280, 800],
] as const) {
  inBrowser(
    `on a wall of ${width} × ${height} all is on the screen at once, can be read from afar, and nothing is to be clicked`,
    (t) =>
      withCallcenter(t, served.service, async (callcenter) => {
        await callcenter.api.do('PUT', '', {
          thresholds: [{ figure: 'waiting', limit: 1, calm_seconds: 0 }],
        });
        await fill(callcenter);
        const { ben } = await salesScene(callcenter, { state: 'busy' });
        ben.enqueue(SALES);
        const who = { role: 'admin' } as const;
        const look = { locale: 'en-GB', colorScheme: 'dark', width, height } as const;
        const path = `/wallboard?callcenter=${callcenter.id}&tv=1`;
        const opened = await openPageAs(served, who, path, look);
        const { page } = opened;
        await page.getByRole('alert').getByText('1 callers or more wait').waitFor();
        await page.getByRole('table', { name: 'Who waits' }).getByText(ben.user).waitFor();
        await page
          .getByText(/^and \d+ more$/)
          .nth(1)
          .waitFor();
        await page.getByRole('region', { name: 'Conditions' }).getByText('sales').waitFor();
        const { beyond, least, controls } = await seen(page);
        t.is(controls, 0);
        t.true(beyond <= 1, `${beyond} pixels are beyond the screen`);
        t.true(least >= LEAST_PART, `letters of ${least} of the height`);
        t.true((await page.locator('.agents-card .row').count()) > 10);
        t.deepEqual(opened.errors, []);
        await opened.close();
      }),
  );
}

inBrowser('a link of the administration leads a screen to the wall, and signs it in', (t) =>
  withCallcenter(t, served.service, async (callcenter) => {
    const admin = await openPageAs(served, { role: 'admin' }, `/admin?callcenter=${callcenter.id}`);
    await admin.page.locator('a[href="#links"]').click();
    await admin.page.getByLabel('Role').selectOption('read');
    await admin.page.getByRole('button', { name: 'Make link' }).click();
    const address = await admin.page.locator('.secret code').last().textContent();
    const { pathname, search, hash } = new URL(address ?? '');
    const wall = await openPage(served, `${pathname}${search}${hash}`);
    await wall.page.getByText('Nobody waits').waitFor();
    t.is(await wall.page.evaluate<number>(`document.querySelectorAll('button, a').length`), 0);
    t.deepEqual(wall.errors, []);
    await Promise.all([admin.close(), wall.close()]);
  }),
);
