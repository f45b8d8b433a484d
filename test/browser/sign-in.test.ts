import test from 'ava';
import type { Browser } from 'playwright-core';
import { withCallcenter } from '../helpers/callcenter.ts';
import { makeLink, openPage, openPageAs, startBrowser } from '../helpers/page-in-browser.ts';
import { hasChromium } from '../helpers/chromium.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { salesScene } from '../helpers/sales-scene.ts';

/** Where there is no browser they are left out; the test script says so. */
const inBrowser = hasChromium() ? test.serial : test.serial.skip;

let service: RunningService;
let browser: Browser;
test.before(async () => {
  service = await startService();
  if (hasChromium()) browser = await startBrowser();
});
test.after.always(async () => {
  if (hasChromium()) await browser.close();
  await service.stop();
});

inBrowser(
  'an agent gets in by a link, which works once and does not stay in the address; the next day the browser knows them',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await salesScene(callcenter);
      const asked = { service, browser };
      const link = await makeLink(asked, {
        role: 'agent',
        callcenter: callcenter.id,
        agent: 'ana',
      });
      const opened = await openPage(asked, `/desk#link=${link}`);
      await opened.page.getByRole('heading', { name: 'Desk ana' }).waitFor();
      t.false(opened.page.url().includes(link));

      await opened.page.reload();
      await opened.page.getByRole('heading', { name: 'Desk ana' }).waitFor();

      const other = await openPage(asked, `/desk#link=${link}`);
      await other.page.getByRole('alert').waitFor();
      t.true(await other.page.getByLabel('Key').isVisible());
      await Promise.all([opened.close(), other.close()]);
    }),
);

inBrowser('somebody gets in with a key, which the browser does not keep, and out again', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const opened = await openPage({ service, browser }, `/wallboard?callcenter=${callcenter.id}`);
    await opened.page.getByLabel('Key').fill(service.key);
    await opened.page.getByRole('button', { name: 'Sign in' }).click();
    await opened.page.getByRole('heading', { name: /Wallboard/ }).waitFor();
    const kept = await opened.page.evaluate<string>('JSON.stringify({ ...localStorage })');
    t.false(kept.includes(service.key));

    await opened.page.getByRole('button', { name: 'Sign out' }).click();
    await opened.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await opened.page.reload();
    await opened.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    t.pass();
    await opened.close();
  }),
);

inBrowser('a wrong key says so, and what was typed stays', async (t) => {
  const opened = await openPage({ service, browser }, '/admin');
  await opened.page.getByLabel('Key').fill('cck_wrong');
  await opened.page.getByRole('button', { name: 'Sign in' }).click();
  await opened.page.getByRole('alert').waitFor();
  t.is(await opened.page.getByLabel('Key').inputValue(), 'cck_wrong');
  await opened.close();
});

inBrowser('the language is switched on the page, and stays', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const who = { role: 'supervisor', callcenter: callcenter.id } as const;
    const opened = await openPageAs({ service, browser }, who, '/wallboard');
    await opened.page.getByRole('button', { name: '中文' }).click();
    await opened.page.getByRole('heading', { name: /监控大屏/ }).waitFor();
    await opened.page.reload();
    await opened.page.getByRole('heading', { name: /监控大屏/ }).waitFor();
    t.is(await opened.page.evaluate<string>('document.documentElement.lang'), 'zh-CN');
    await opened.close();
  }),
);
