import { CONDITIONS, STATES } from '../helpers/crew.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { TestCallcenter } from '../helpers/callcenter.ts';
import { openPageAs, startBrowser, type Who } from '../helpers/page-in-browser.ts';
import { projectFile } from '../helpers/project.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';

const FOLDER = projectFile('src/pages/pictures');
const QUALITY = 80;
const SIZE = { width: 1280, height: 800 };
const CALL = `<enqueue data="{&quot;order&quot;:4711,&quot;customer&quot;:&quot;gold&quot;}"><route><condition name="sales"/></route></enqueue>`;

/** So many callers in an hour of a day: few at night, most before noon. */
const callersAt = (at: Date): number => {
  const [hour, day] = [at.getHours(), at.getDay()];
  if (hour < 8 || hour > 18 || day === 0) return 0;
  const weekend = day === 6 ? 0.3 : 1;
  return Math.round(weekend * (14 + 12 * Math.sin(((hour - 7) / 12) * Math.PI) - (day % 3)));
};

const timeRow = (from: number, to: number, offered: number): object => {
  const abandoned = Math.round(offered * 0.07);
  const wait = offered === 0 ? null : 6 + (offered % 9);
  return {
    ...{ from, to, offered, abandoned, answered: offered - abandoned },
    service_level: offered === 0 ? null : 0.97 - (offered % 7) / 40,
    ...{ average_wait_seconds: wait, p90_wait_seconds: wait === null ? null : wait * 2.2 },
    average_talk_seconds: offered === 0 ? null : 182 + offered,
  };
};

const timeRows = (from: number, step: number): object[] => {
  const rows: object[] = [];
  for (let at = from; at < Date.now(); at += step) {
    let offered = 0;
    for (let hour = at; hour < at + step; hour += 3_600_000) offered += callersAt(new Date(hour));
    rows.push(timeRow(at, at + step, offered));
  }
  return rows;
};

const agentRow = (agent: string, index: number): object => {
  const talk = 9000 + ((index * 3137) % 6000);
  return {
    ...{ agent, answered: 30 + ((index * 7) % 22), logged_in_seconds: 28_800, talk_seconds: talk },
    ...{ ring_seconds: 700, wrap_up_seconds: 1500, busy_seconds: 3300, away_seconds: 2700 },
    idle_seconds: 28_800 - talk - 6700,
    occupancy: 0.62 + (index % 5) / 25,
  };
};

const rowsFor = (query: URLSearchParams): object[] => {
  const from = Date.parse(query.get('from') ?? '');
  switch (query.get('by')) {
    case 'hour':
      return timeRows(from, 3_600_000);
    case 'agent':
      return ['ana', ...Object.keys(STATES)].map(agentRow);
    default:
      return timeRows(from, 86_400_000);
  }
};

const madeUp = (route: Route): Promise<void> => {
  const { searchParams } = new URL(route.request().url());
  const data = { result: rowsFor(searchParams) };
  return route.fulfill({ json: { code: '000000', msg: 'ok', data } });
};

/** Takes a picture of what is seen, well packed. */
const take = async (page: Page, name: string): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const picture = { format: 'webp', quality: QUALITY } as const;
  const { data } = await session.send('Page.captureScreenshot', picture);
  const bytes = Buffer.from(data, 'base64');
  writeFileSync(join(FOLDER, `${name}.webp`), bytes);
  process.stdout.write(`${name}.webp: ${Math.round(bytes.length / 1000)} kB\n`);
  const png = process.env['PICTURES_AS_PNG'];
  if (png !== undefined) await page.screenshot({ path: join(png, `${name}.png`) });
};

/** People at work: one talks, some do other things, three wait. */
const people = async (callcenter: TestCallcenter) => {
  const { api } = callcenter;
  await api.do('PUT', '', {
    agents_choose_phone: true,
    outcomes: ['order', 'call again'],
    thresholds: [{ figure: 'waiting', limit: 3 }],
  });
  for (const name of CONDITIONS) await callcenter.condition(name, `has("${name}")`);
  const ana = await callcenter.agent('ana', { skills: { sales: 80, english: 60 } });
  for (const [index, [name, state]] of Object.entries(STATES).entries()) {
    const telnum = `+4930${5_550_100 + index}`;
    await api.do('POST', 'extension', { type: 3, telnum });
    const skills = [{ name: 'support', score: 50 }];
    await api.do('POST', 'agent', { name, extension: telnum, skills, state });
  }
  const callers = await Promise.all(['kim', 'lee', 'max', 'noa'].map((n) => callcenter.caller(n)));
  return { ana, callers };
};

interface Scene {
  readonly service: RunningService;
  readonly browser: Browser;
  readonly callcenter: TestCallcenter;
}

const open = async (
  scene: Scene,
  who: Who,
  path: string,
  colorScheme: 'light' | 'dark' = 'light',
  prepare?: (context: BrowserContext) => Promise<void>,
): Promise<Page> => {
  const look = { locale: 'en-GB', colorScheme, ...SIZE } as const;
  return (await openPageAs(scene, who, path, look, prepare)).page;
};

const pictures = async (scene: Scene): Promise<void> => {
  const { callcenter } = scene;
  const id = callcenter.id;
  const { ana, callers } = await people(callcenter);
  const [first, ...others] = callers;
  const desk = await open(scene, { role: 'agent', callcenter: id, agent: 'ana' }, '/desk');
  first?.enqueue(CALL);
  const call = await ana.phone.nextCall();
  await desk.getByRole('alert', { name: 'A call for you' }).getByText('4711').waitFor();
  await take(desk, 'desk');
  await call.answer();
  for (const caller of others) caller.enqueue(CALL);
  const wall = await open(scene, { role: 'supervisor', callcenter: id }, '/wallboard', 'dark');
  await wall.getByRole('table', { name: 'Who waits' }).getByText('Waits').nth(2).waitFor();
  await wall.getByRole('alert').getByText('callers or more').waitFor();
  await take(wall, 'wallboard');
  const admin = await open(
    scene,
    { role: 'admin' },
    `/admin?callcenter=${id}`,
    'light',
    async (context) => {
      await context.route('**/report?*', madeUp);
    },
  );
  await admin.locator('a[href="#checker"]').click();
  await admin.getByRole('button', { name: 'Check' }).click();
  await admin.getByText('The caller would wait.').waitFor();
  await take(admin, 'checker');
  await admin.locator('a[href="#reports"]').click();
  await admin.getByRole('button', { name: '7 days' }).click();
  await admin
    .getByRole('img', { name: /Talking/ })
    .first()
    .waitFor();
  await take(admin, 'report');
  await admin.getByRole('heading', { name: 'Agents’ day' }).scrollIntoViewIfNeeded();
  await admin.mouse.wheel(0, 2000);
  await admin.getByRole('heading', { name: 'Callers by day and hour' }).waitFor();
  await take(admin, 'agents');
  await call.hangUp();
};

/**
 * Takes the pictures of the README. What goes on in them goes on: agents are logged in and callers wait and talk.
 * Reports of weeks that nobody worked are made up, which the README says.
 */
export const takePicturesOfReadme = async (): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  const service = await startService();
  const browser = await startBrowser();
  const callcenter = new TestCallcenter(service, 'acme');
  try {
    await callcenter.api.do('PUT', '', {});
    await pictures({ service, browser, callcenter });
  } finally {
    await browser.close();
    await callcenter.close();
    await service.stop();
  }
};
