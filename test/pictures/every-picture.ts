import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { seeEverything } from '../browser/views/every-view.ts';
import { TestCallcenter } from '../helpers/callcenter.ts';
import { Chromium } from '../helpers/chromium.ts';
import type { Look } from '../helpers/page-in-browser.ts';
import { startService } from '../helpers/running-service.ts';

const TONE_HZ = 440;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const;

const LOOKS: readonly Look[] = SIZES.flatMap((size) =>
  (['en-GB', 'zh-CN'] as const).flatMap((locale) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ locale, colorScheme, ...size })),
  ),
);

const folderOf = ({ locale, colorScheme, width = 0 }: Look): string =>
  `${locale} ${colorScheme} ${width}`;

/**
 * Takes a picture of every page, form and dialog in both languages and schemes, on a screen and on a telephone: a
 * folder each. A page that is longer than the screen is shown whole.
 * @param folder is made
 */
export const takeEveryPicture = async (folder: string): Promise<void> => {
  const service = await startService();
  const chromium = await Chromium.launch(TONE_HZ);
  const { browser } = chromium;
  try {
    for (const look of LOOKS) {
      const to = join(folder, folderOf(look));
      mkdirSync(to, { recursive: true });
      const callcenter = new TestCallcenter(service);
      await callcenter.api.do('PUT', '', {});
      let taken = 0;
      await seeEverything({ service, browser }, callcenter, look, async ({ page }, name) => {
        await page.screenshot({ path: join(to, `${name}.png`), fullPage: true });
        taken += 1;
      });
      await callcenter.close();
      process.stdout.write(`${to}: ${taken} pictures\n`);
    }
  } finally {
    await chromium.close();
    await service.stop();
  }
};
