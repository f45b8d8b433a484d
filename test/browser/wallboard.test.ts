import { withCallcenter } from '../helpers/callcenter.ts';
import { inBrowser, serveInBrowser } from '../helpers/in-browser.ts';
import { openPageAs } from '../helpers/page-in-browser.ts';
import { PATIENCE } from '../helpers/eventually.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';

const served = serveInBrowser();

inBrowser(
  'a supervisor sees a caller come, wait, be rung for and talk, and takes them out of the conversation',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter, { state: 'busy' });
      const who = { role: 'supervisor', callcenter: callcenter.id } as const;
      const opened = await openPageAs(served, who, '/wallboard');
      const { page } = opened;
      await page.getByText('Nobody waits').waitFor();

      ben.enqueue(SALES);
      const waits = page.getByRole('table', { name: 'Who waits' });
      await waits.getByText(ben.user).waitFor();
      await waits.getByText('order 7').waitFor();

      const agents = page.getByRole('table', { name: 'Agents' });
      await agents.getByRole('button', { name: 'Actions for ana' }).click();
      await page.getByRole('menuitem', { name: 'Set ready' }).click();
      const anasCall = await ana.phone.nextCall();
      await waits.getByText('Rings ana').waitFor();
      await anasCall.answer();
      await page.getByText('Nobody waits').waitFor();
      await agents.getByText('Talking').waitFor();
      await agents.getByText(ben.user).waitFor();

      await agents.getByRole('button', { name: 'Actions for ana' }).click();
      await page.getByRole('menuitem', { name: 'End the conversation' }).click();
      const back = await ben.untilBackInIvr();
      t.like(back, { CONVERSATION_END_REASON: 'dismissed' });
      t.deepEqual(opened.errors, []);
      t.deepEqual(opened.violations, []);
      await opened.close();
    }),
);

inBrowser(
  'a page that is cut off says so within three seconds, and shows what happened meanwhile when it is back',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      const { ana } = await salesScene(callcenter);
      const who = { role: 'supervisor', callcenter: callcenter.id } as const;
      const opened = await openPageAs(served, who, '/wallboard');
      const { page, context } = opened;
      await page.getByText('Live').waitFor();
      await page.getByRole('table', { name: 'Agents' }).getByText('Ready').waitFor();

      await context.setOffline(true);
      await page.getByText('Reconnecting…').waitFor({ timeout: 3000 * PATIENCE });
      await callcenter.api.do('POST', 'agent/ana/state', { state: 'away/training' });
      await context.setOffline(false);
      await page.getByText('Live').waitFor();
      await page.getByRole('table', { name: 'Agents' }).getByText('Away · training').waitFor();
      await ana.untilState('away/training');
      t.deepEqual(opened.errors, []);
      await opened.close();
    }),
);

inBrowser(
  'of two tabs of a browser one alone has a line to the service, and both show the same',
  (t) =>
    withCallcenter(t, served.service, async (callcenter) => {
      await salesScene(callcenter);
      const who = { role: 'supervisor', callcenter: callcenter.id } as const;
      const opened = await openPageAs(served, who, '/wallboard');
      await opened.page.getByText('Live').waitFor();
      const second = await opened.context.newPage();
      const streams: string[] = [];
      second.on('request', (request) => {
        if (request.url().includes('/events')) streams.push(request.url());
      });
      await second.goto(opened.page.url());
      for (const page of [opened.page, second]) {
        await page.getByRole('table', { name: 'Agents' }).getByText('Ready').waitFor();
      }
      await callcenter.api.do('POST', 'agent/ana/state', { state: 'busy/training' });
      for (const page of [opened.page, second]) {
        await page.getByRole('table', { name: 'Agents' }).getByText('Busy · training').waitFor();
      }
      t.deepEqual(streams, []);

      await opened.page.close();
      await callcenter.api.do('POST', 'agent/ana/state', { state: 'away/lunch' });
      await second.getByRole('table', { name: 'Agents' }).getByText('Away · lunch').waitFor();
      t.is(streams.length, 1);
      await opened.close();
    }),
);
