import type { Page } from 'playwright-core';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { inBrowser, serveInBrowser } from '../helpers/in-browser.ts';
import { type OpenedPage, openPageAs } from '../helpers/page-in-browser.ts';

const served = serveInBrowser();

const openPart = async ({ id }: TestCallcenter, part: string): Promise<OpenedPage> => {
  const opened = await openPageAs(served, { role: 'admin' }, `/admin?callcenter=${id}`);
  await opened.page.locator(`a[href="#${part}"]`).click();
  return opened;
};

const formOf = (page: Page, heading: string) =>
  page.locator('form').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });

const save = (page: Page, heading: string): Promise<void> =>
  formOf(page, heading).getByRole('button', { name: 'Save' }).click();

/** Reads it, and takes it away. */
const dismissFault = async (page: Page): Promise<void> => {
  const fault = page.locator('.notice[data-kind="fault"]');
  await fault.getByText('Nothing was changed.').waitFor();
  await fault.getByRole('button').click();
  await fault.waitFor({ state: 'detached' });
};

inBrowser('a setting that is refused stays as it was typed, and is saved once it is right', (t) =>
  withCallcenter(t, served.service, async (callcenter) => {
    const opened = await openPart(callcenter, 'settings');
    const { page } = opened;
    const wrapUp = page.getByLabel('Wrap-up, s');
    const outcomes = page.getByLabel('Outcomes of a conversation, a line each');
    await outcomes.fill('sold\ncall again');
    await wrapUp.fill('99999999');
    await save(page, 'Settings');
    await dismissFault(page);
    t.is(await wrapUp.inputValue(), '99999999');
    t.is(await outcomes.inputValue(), 'sold\ncall again');
    await wrapUp.fill('45');
    await save(page, 'Settings');
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await page.getByText('Outcomes of a conversation').waitFor();
    t.is(await wrapUp.inputValue(), '45');
    const stored = await callcenter.api.do<object>('GET', '');
    t.like(stored, { wrap_up_seconds: 45, outcomes: ['sold', 'call again'] });
    t.deepEqual(opened.errors, []);
    await opened.close();
  }),
);

inBrowser(
  'hours that are refused stay as they were typed, and are saved once they are right',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      const opened = await openPart(callcenter, 'settings');
      const { page } = opened;
      await page.getByLabel('Always open').uncheck();
      const from = page.getByLabel('From');
      await from.fill('25:00');
      await page.getByLabel('Closed on').fill('2027-12-24');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await save(page, 'Opening hours');
      await dismissFault(page);
      t.is(await from.inputValue(), '25:00');
      await page.getByRole('button', { name: 'Remove 2027-12-24' }).waitFor();
      await from.fill('08:30');
      await save(page, 'Opening hours');
      await page.getByText('Saved.').waitFor();
      const { schedule } = await callcenter.api.do<{ schedule: object }>('GET', '');
      t.like(schedule, { dates: [{ date: '2027-12-24' }], week: [{ from: '08:30', to: '18:00' }] });
      t.deepEqual(opened.errors, []);
      await opened.close();
    }),
);

/** Where the page says that something is wrong: the line, and a mark below it. */
const placeOn = async (page: Page): Promise<string> => {
  await page.getByRole('alert').waitFor();
  return (await page.locator('pre.code').textContent()) ?? '';
};

const WRONG_XML = '<enqueue>\n  <route>\n    <queue name="sales"/>\n  </route>\n</enqueue>';
const XML_PLACE = '    <queue name="sales"/>\n    ▲';

inBrowser('where a condition or an XML is wrong is shown below it, with a mark at the place', (t) =>
  withCallcenter(t, served.service, async (callcenter) => {
    const opened = await openPart(callcenter, 'conditions');
    const { page } = opened;
    const [where, sort] = [
      page.getByLabel('Which agents (where)'),
      page.getByLabel('In which order (sort)'),
    ];
    await page.getByLabel('Name').fill('sales');
    await where.fill('has("sales") && && true');
    await save(page, 'New condition');
    t.is(await placeOn(page), `has("sales") && && true\n${' '.repeat(16)}▲`);
    t.is(await where.getAttribute('aria-invalid'), 'true');
    await where.fill('has("sales")');
    await sort.fill('get("sales") +');
    await save(page, 'New condition');
    await page.locator('pre.code').getByText('get("sales") +').waitFor();
    t.is(await placeOn(page), `get("sales") +\n${' '.repeat(14)}▲`);
    t.is(await sort.getAttribute('aria-invalid'), 'true');
    t.is(await where.inputValue(), 'has("sales")');

    await page.locator('a[href="#checker"]').click();
    await page.getByLabel('What the IVR would say').fill(WRONG_XML);
    await page.getByRole('button', { name: 'Check' }).click();
    t.is(await placeOn(page), XML_PLACE);

    await page.locator('a[href="#numbers"]').click();
    await page.getByLabel('Number', { exact: false }).first().fill('+4930123');
    await page.getByLabel('What the IVR would say').fill(WRONG_XML);
    await save(page, 'Where calls to a number go');
    t.is(await placeOn(page), XML_PLACE);
    t.is(await page.getByLabel('What the IVR would say').inputValue(), WRONG_XML);
    t.deepEqual(opened.errors, []);
    await opened.close();
  }),
);
