import test from 'ava';
import type { Browser } from 'playwright-core';
import { hasChromium } from './chromium.ts';
import { startBrowser } from './page-in-browser.ts';
import { type RunningService, startService } from './running-service.ts';

/** A test with pages, one after the other. Where there is no browser they are left out; the test script says so. */
export const inBrowser = hasChromium() ? test.serial : test.serial.skip;

/** What serves pages, and what shows them. */
export interface Served {
  readonly service: RunningService;
  readonly browser: Browser;
}

/** A service and a browser for the tests of a file: there from before the first until after the last. */
export const serveInBrowser = (): Served => {
  let service: RunningService | null = null;
  let browser: Browser | null = null;
  test.before(async () => {
    service = await startService();
    if (hasChromium()) browser = await startBrowser();
  });
  test.after.always(async () => {
    await browser?.close();
    await service?.stop();
  });
  return {
    get service() {
      return begun(service);
    },
    get browser() {
      return begun(browser);
    },
  };
};

const begun = <Begun>(one: Begun | null): Begun => {
  if (one === null) throw new Error('it is there in tests alone, once they have begun');
  return one;
};
