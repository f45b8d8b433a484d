import test, { type ExecutionContext } from 'ava';
import type { Browser } from 'playwright-core';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import {
  type Look,
  type OpenedPage,
  openPage,
  openPageAs,
  startBrowser,
  type Who,
} from '../helpers/page-in-browser.ts';
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

const LOOKS: readonly Look[] = [
  { locale: 'en-GB', colorScheme: 'light' },
  { locale: 'en-GB', colorScheme: 'dark', width: 360, height: 740 },
  { locale: 'zh-CN', colorScheme: 'light', width: 360, height: 740 },
  { locale: 'zh-CN', colorScheme: 'dark' },
];

const ADMIN_PARTS = [
  ...[
    'extensions',
    'trunks',
    'numbers',
    'conditions',
    'checker',
    'prompts',
    'settings',
    'reasons',
    'alerts',
  ],
  ...['reports', 'recordings', 'stories', 'audit', 'webhooks', 'links', 'keys'],
];

/** What axe finds, what the policy refused, what left the machine, what failed: nothing. */
const isSound = async (t: ExecutionContext, opened: OpenedPage, where: string): Promise<void> => {
  t.deepEqual(await opened.faults(), [], where);
  t.deepEqual(opened.violations, [], where);
  t.deepEqual(opened.elsewhere, [], where);
  t.deepEqual(opened.errors, [], where);
  const wider = await opened.page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  t.true(wider <= 0, `${where} is ${wider} pixels wider than the screen`);
};

const nameOf = ({ locale, colorScheme, width = 1280 }: Look): string =>
  `${locale}, ${colorScheme}, ${width} pixels`;

const agentIn = ({ id }: TestCallcenter, agent: string): Who => ({
  ...{ role: 'agent', callcenter: id, agent },
});

for (const look of LOOKS) {
  inBrowser(
    `the desk, the wallboard and each part of the administration are sound for everybody (${nameOf(look)})`,
    (t) =>
      withCallcenter(t, service, async (callcenter) => {
        await salesScene(callcenter);
        const to = encodeURIComponent(callcenter.id);
        const asked = { service, browser };
        const desk = await openPageAs(asked, agentIn(callcenter, 'ana'), '/desk', look);
        await desk.page.locator('.my-state').waitFor();
        await isSound(t, desk, 'desk');
        await desk.close();

        const supervisor = { role: 'supervisor', callcenter: callcenter.id } as const;
        const wall = await openPageAs(asked, supervisor, '/wallboard', look);
        await wall.page.locator('.agents-card .row').waitFor();
        await isSound(t, wall, 'wallboard');
        await wall.close();

        const admin = await openPageAs(asked, { role: 'admin' }, `/admin?callcenter=${to}`, look);
        for (const part of ADMIN_PARTS) {
          await admin.page.locator(`a[href="#${part}"]`).click();
          await admin.page.locator('.admin .card h2').first().waitFor();
          await isSound(t, admin, `administration, ${part}`);
        }
        await admin.close();
      }),
  );
}

inBrowser('whoever is not signed in is asked to, and sees nothing else', async (t) => {
  const opened = await openPage({ service, browser }, '/desk');
  await opened.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await isSound(t, opened, 'sign-in');
  await opened.close();
});
