import { withCallcenter } from '../helpers/callcenter.ts';
import { inBrowser, serveInBrowser } from '../helpers/in-browser.ts';
import { openPageAs } from '../helpers/page-in-browser.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';
import { untilAllHear, untilHearEachOther } from '../helpers/who-hears-whom.ts';

const served = serveInBrowser();

inBrowser(
  'an agent invites a colleague into a talk, and all three hear each other; a number that may not be called is refused, and stays typed',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      await callcenter.api.do('PUT', '', { denied_prefixes: ['+4930'] });
      const { ana, ben } = await salesScene(callcenter);
      const cleo = await callcenter.agent('cleo');
      const who = { role: 'agent', callcenter: callcenter.id, agent: 'ana' } as const;
      const opened = await openPageAs(served, who, '/desk');
      const { page } = opened;
      ben.enqueue(SALES);
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await untilHearEachOther(ana.phone, ben.phone);

      const dialog = page.getByRole('dialog', { name: 'Invite' });
      await page.locator('.talk').getByRole('button', { name: 'Invite…' }).click();
      await dialog.getByRole('button', { name: 'Number' }).click();
      await dialog.getByLabel('Number').last().fill('+4930123');
      await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
      await page.locator('.notice[data-kind="fault"]').getByText('+4930').waitFor();
      t.is(await dialog.getByLabel('Number').last().inputValue(), '+4930123');

      await dialog.getByRole('button', { name: 'Agent' }).click();
      await dialog.getByLabel('Agent').last().fill('cleo');
      await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      const cleosCall = await cleo.phone.nextCall();
      await page.locator('.talk .members').getByText('Is being looked for').waitFor();
      await cleosCall.answer();
      const three = [ana.phone, ben.phone, cleo.phone];
      await untilAllHear(
        'cleo was invited',
        three.map((line) => ({
          ...{ line, voices: three.filter((other) => other !== line), music: false },
        })),
      );
      await page.locator('.talk .members').getByText('cleo').waitFor();
      await anasCall.hangUp();
      await cleosCall.hangUp();
      await ben.untilBackInIvr();
      t.deepEqual(opened.errors, []);
      t.deepEqual(opened.violations, []);
      await opened.close();
    }),
);
