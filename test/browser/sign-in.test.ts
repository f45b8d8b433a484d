import { withCallcenter } from '../helpers/callcenter.ts';
import { inBrowser, serveInBrowser } from '../helpers/in-browser.ts';
import { makeLink, openPage, openPageAs } from '../helpers/page-in-browser.ts';
import { salesScene } from '../helpers/sales-scene.ts';

const served = serveInBrowser();

inBrowser(
  'an agent gets in by a link, which works once and does not stay in the address; the next day the browser knows them',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      await salesScene(callcenter);
      const link = await makeLink(served, {
        role: 'agent',
        callcenter: callcenter.id,
        agent: 'ana',
      });
      const opened = await openPage(served, `/desk#link=${link}`);
      await opened.page.getByRole('heading', { name: 'Desk ana' }).waitFor();
      t.false(opened.page.url().includes(link));

      await opened.page.reload();
      await opened.page.getByRole('heading', { name: 'Desk ana' }).waitFor();

      const other = await openPage(served, `/desk#link=${link}`);
      await other.page.getByRole('alert').waitFor();
      t.true(await other.page.getByLabel('Key').isVisible());
      await Promise.all([opened.close(), other.close()]);
    }),
);

inBrowser('somebody gets in with a key, which the browser does not keep, and out again', (t) =>
  withCallcenter(t, served.service, async (callcenter) => {
    const opened = await openPage(served, `/wallboard?callcenter=${callcenter.id}`);
    await opened.page.getByLabel('Key').fill(served.service.key);
    await opened.page.getByRole('button', { name: 'Sign in' }).click();
    await opened.page.getByRole('heading', { name: /Wallboard/ }).waitFor();
    const kept = await opened.page.evaluate<string>('JSON.stringify({ ...localStorage })');
    t.false(kept.includes(served.service.key));

    await opened.page.getByRole('button', { name: 'Sign out' }).click();
    await opened.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await opened.page.reload();
    await opened.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    t.pass();
    await opened.close();
  }),
);

inBrowser('a wrong key says so, and what was typed stays', async (t) => {
  const opened = await openPage(served, '/admin');
  await opened.page.getByLabel('Key').fill('cck_wrong');
  await opened.page.getByRole('button', { name: 'Sign in' }).click();
  await opened.page.getByRole('alert').waitFor();
  t.is(await opened.page.getByLabel('Key').inputValue(), 'cck_wrong');
  await opened.close();
});

inBrowser('the language is switched on the page, and stays', (t) =>
  withCallcenter(t, served.service, async (callcenter) => {
    const who = { role: 'supervisor', callcenter: callcenter.id } as const;
    const opened = await openPageAs(served, who, '/wallboard');
    await opened.page.getByRole('button', { name: '中文' }).click();
    await opened.page.getByRole('heading', { name: /监控大屏/ }).waitFor();
    await opened.page.reload();
    await opened.page.getByRole('heading', { name: /监控大屏/ }).waitFor();
    t.is(await opened.page.evaluate<string>('document.documentElement.lang'), 'zh-CN');
    await opened.close();
  }),
);
