import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { PATIENCE } from '../helpers/eventually.ts';
import { hasChromium } from '../helpers/chromium.ts';
import { inBrowser } from '../helpers/in-browser.ts';
import { openPageAs, startBrowser } from '../helpers/page-in-browser.ts';
import { salesScene } from '../helpers/sales-scene.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import type { Browser } from 'playwright-core';

let service: ServiceProcess;
let browser: Browser;
test.before(async () => {
  service = await ServiceProcess.start();
  if (hasChromium()) browser = await startBrowser();
});
test.after.always(async () => {
  if (hasChromium()) await browser.close();
  await service.stop();
});

const LOST_WITHIN_MS = 3000 * PATIENCE;

/** How the service is lost, and how it is back. */
const WAYS = [
  {
    how: 'does not answer any more',
    lose: (): void => {
      service.freeze();
    },
    find: (): void => {
      service.thaw();
    },
  },
  {
    how: 'was killed and is started again',
    lose: () => service.kill(),
    find: () => service.startAgain(),
  },
] as const;

for (const { how, lose, find } of WAYS) {
  inBrowser(
    `when the service ${how}, pages say so within three seconds, and go on when it is back`,
    (t) => {
      t.timeout(60_000);
      return withCallcenter(t, service, async (callcenter) => {
        const { ana } = await salesScene(callcenter);
        const asked = { service, browser };
        const id = callcenter.id;
        const wall = await openPageAs(asked, { role: 'supervisor', callcenter: id }, '/wallboard');
        const agent = { role: 'agent', callcenter: id, agent: 'ana' } as const;
        const desk = await openPageAs(asked, agent, '/desk');
        for (const { page } of [wall, desk]) await page.getByText('Live').waitFor();
        await lose();
        await Promise.all(
          [wall, desk].map(({ page }) =>
            page.getByText('Reconnecting…').waitFor({ timeout: LOST_WITHIN_MS }),
          ),
        );
        await find();
        for (const { page } of [wall, desk]) await page.getByText('Live').waitFor();
        await callcenter.api.do('POST', 'agent/ana/state', { state: 'away/training' });
        await wall.page.getByRole('table', { name: 'Agents' }).getByText('training').waitFor();
        await desk.page.locator('.my-state').getByText('training').waitFor();
        await ana.untilState('away/training');
        t.deepEqual([...wall.errors, ...desk.errors], []);
        await Promise.all([wall.close(), desk.close()]);
      });
    },
  );
}
