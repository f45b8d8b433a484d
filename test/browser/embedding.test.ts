import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import type { Browser } from 'playwright-core';
import { withCallcenter } from '../helpers/callcenter.ts';
import { hasChromium } from '../helpers/chromium.ts';
import { inBrowser } from '../helpers/in-browser.ts';
import { makeLink, openPage, startBrowser } from '../helpers/page-in-browser.ts';
import { projectFile } from '../helpers/project.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { salesScene } from '../helpers/sales-scene.ts';

const SAMPLE = readFileSync(projectFile('src/pages/sample/crm.html'));
const WITH_DATA =
  '<enqueue data="{&quot;order&quot;:4711}"><route><condition name="sales"/></route></enqueue>';

const serveSample = async (): Promise<{ origin: string; close: () => void }> => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(SAMPLE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
};

let browser: Browser;
let crm: Awaited<ReturnType<typeof serveSample>>;
let stranger: Awaited<ReturnType<typeof serveSample>>;
let service: RunningService;
test.before(async () => {
  [crm, stranger] = [await serveSample(), await serveSample()];
  service = await startService({ pages: { frameAncestors: [crm.origin] } });
  if (hasChromium()) browser = await startBrowser();
});
test.after.always(async () => {
  if (hasChromium()) await browser.close();
  await service.stop();
  crm.close();
  stranger.close();
});

/** The desk of ana inside a page of another origin. */
const openIn = async (t: ExecutionContext, callcenter: string, origin: string) => {
  const who = { role: 'agent', callcenter, agent: 'ana' } as const;
  const link = await makeLink({ service }, who);
  const desk = `${new URL(service.baseUrl).origin}/desk#link=${link}`;
  const opened = await openPage({ service, browser }, '/nothing');
  t.teardown(() => opened.close());
  await opened.page.goto(`${origin}/?desk=${encodeURIComponent(desk)}`);
  return opened.page;
};

inBrowser(
  'a CRM that may frame the desk is told who calls, and calls and pauses from its own page',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter);
      const page = await openIn(t, callcenter.id, crm.origin);
      const told = page.locator('#told');
      await told.getByText('"type":"callcenter.desk.ready"').first().waitFor();
      await told.getByText('"state":"idle"').first().waitFor();

      const bensCall = ben.enqueue(WITH_DATA);
      await ana.phone.nextCall();
      const pop = told.getByText('"type":"callcenter.desk.select"').first();
      await pop.waitFor();
      t.true((await pop.textContent())?.includes('4711'));
      await page.waitForFunction(`document.title === 'Caller ${ben.user}'`);
      await bensCall.hangUp();
      await ana.untilState('idle');

      await page.locator('#pause').click();
      await ana.untilState('away/crm');
      await told.getByText('{"type":"callcenter.desk.done","id":"s1"}').waitFor();
      await page.locator('#call').click();
      await ana.phone.nextCall();
      await told.getByText('{"type":"callcenter.desk.done","id":"c1"}').waitFor();
    }),
);

inBrowser('a page of another origin gets no desk, and what it asks for is passed over', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ana } = await salesScene(callcenter);
    const framed = await openIn(t, callcenter.id, stranger.origin);
    await framed.waitForFunction(`document.getElementById('desk').contentWindow !== null`);
    t.is(await framed.frameLocator('#desk').locator('.desk').count(), 0);
    t.is(await framed.locator('#told li').count(), 0);

    // Nor does a window beside it have a say, even where the CRM may.
    const page = await openIn(t, callcenter.id, crm.origin);
    await page.locator('#told').getByText('"type":"callcenter.desk.ready"').first().waitFor();
    await page.evaluate(`new Promise((resolve) => {
      const other = document.createElement('iframe');
      other.srcdoc = '<script>parent.frames[0].postMessage({ type: "callcenter.desk.set_state", state: "away/evil" }, "*")</script>';
      other.onload = resolve;
      document.body.append(other);
    })`);
    await page.locator('#pause').click();
    await ana.untilState('away/crm');
    const events = await callcenter.api.do<object>('GET', 'event?limit=100');
    t.true(JSON.stringify(events).includes('away/crm'));
    t.false(JSON.stringify(events).includes('away/evil'));
  }),
);
