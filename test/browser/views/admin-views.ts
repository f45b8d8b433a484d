import type { OpenedPage } from '../../helpers/page-in-browser.ts';
import type { Tour } from './view.ts';

type Act = (tour: Tour, admin: OpenedPage) => Promise<void>;

const press = ({ page }: OpenedPage, name: string): Promise<void> =>
  page.locator('.admin').getByRole('button', { name, exact: true }).first().click();

/** A row that asks whether it is to be removed; it is not. */
const seeRemoving = async (tour: Tour, admin: OpenedPage, part: string): Promise<void> => {
  const { page } = admin;
  const rows = page.locator('.admin .table .buttons-end');
  const before = await rows.first().getByRole('button').last().textContent();
  await rows.first().getByRole('button').last().click();
  await rows.first().locator('[data-kind="danger"]').waitFor();
  await tour.see(admin, `administration, ${part}, removing`);
  await rows.first().getByRole('button').last().click();
  await rows
    .first()
    .getByRole('button')
    .last()
    .getByText(before ?? '')
    .waitFor();
};

const seeChanging = async (
  tour: Tour,
  admin: OpenedPage,
  part: string,
  name: string,
): Promise<void> => {
  await press(admin, tour.say('change-that', { name }));
  await tour.see(admin, `administration, ${part}, changing`);
};

const seeExtensions: Act = async (tour, admin) => {
  const { page } = admin;
  await page.getByLabel(tour.say('sip-user')).fill(`tour${Date.now() % 1_000_000}`);
  await press(admin, tour.say('make-extension'));
  await page.locator('.secret').waitFor();
  await tour.see(admin, 'administration, extensions, made');
  await seeRemoving(tour, admin, 'extensions');
};

const seeTrunks: Act = async (tour, admin) => {
  await seeRemoving(tour, admin, 'trunks');
  await seeChanging(tour, admin, 'trunks', tour.scene.trunk);
};

const seeNumbers: Act = async (tour, admin) => {
  const { page } = admin;
  await seeRemoving(tour, admin, 'numbers');
  await seeChanging(tour, admin, 'numbers', tour.scene.number);
  await page.getByLabel(tour.say('enqueue-text')).fill('<enqueue>\n  <route/>\n</enqueue>');
  await press(admin, tour.say('store'));
  await page.getByRole('alert').waitFor();
  await tour.see(admin, 'administration, numbers, refused');
};

const seeConditions: Act = async (tour, admin) => {
  const { page } = admin;
  await seeRemoving(tour, admin, 'conditions');
  await seeChanging(tour, admin, 'conditions', 'sales');
  await press(admin, tour.say('test-condition'));
  await page.locator('form [role="status"] ol').waitFor();
  await tour.see(admin, 'administration, conditions, tested');
  await page.getByLabel(tour.say('where')).fill('has("sales") && && true');
  await press(admin, tour.say('test-condition'));
  await page.getByRole('alert').waitFor();
  await tour.see(admin, 'administration, conditions, refused');
};

const seeChecker: Act = async (tour, admin) => {
  await press(admin, tour.say('check'));
  await admin.page.locator('.admin form table').waitFor();
  await tour.see(admin, 'administration, checker, checked');
};

const seePrompts: Act = (tour, admin) => seeRemoving(tour, admin, 'prompts');

const seeSettings: Act = async (tour, admin) => {
  const { page } = admin;
  await page.getByLabel(tour.say('always-open')).uncheck();
  await page.locator('.hours').waitFor();
  await page.getByLabel(tour.say('closed-on')).fill('2027-12-24');
  await press(admin, tour.say('add'));
  await tour.see(admin, 'administration, settings, hours');
};

const seeAlerts: Act = async (tour, admin) => {
  await seeRemoving(tour, admin, 'alerts');
  await admin.page.getByLabel(tour.say('figure')).first().selectOption('service_level');
  await tour.see(admin, 'administration, alerts, of the service level');
};

const seeReports: Act = async (tour, admin) => {
  await press(admin, tour.say('span-week'));
  await admin.page.locator('.plot canvas').first().waitFor();
  await tour.see(admin, 'administration, reports, of a week');
};

const seeStories: Act = async (tour, admin) => {
  await press(admin, tour.say('story'));
  await admin.page.locator('.story li').first().waitFor();
  await tour.see(admin, 'administration, stories, told');
};

const seeWebhooks: Act = async (tour, admin) => {
  await press(admin, tour.say('send-test'));
  await admin.page.locator('.admin .table td.fault').first().waitFor();
  await tour.see(admin, 'administration, webhooks, tested');
};

const seeLinks: Act = async (tour, admin) => {
  const { page } = admin;
  await page.getByLabel(tour.say('agent-name')).fill('ana');
  await press(admin, tour.say('make-link'));
  await page.locator('.secret').waitFor();
  await tour.see(admin, 'administration, links, made');
};

const seeKeys: Act = async (tour, admin) => {
  const { page } = admin;
  await page.getByLabel(tour.say('agent-name')).fill('ana');
  await page.getByLabel(tour.say('key-name')).fill('desk-of-ana');
  await press(admin, tour.say('make-key'));
  await page.locator('.secret').waitFor();
  await tour.see(admin, 'administration, keys, made');
  await seeRemoving(tour, admin, 'keys');
};

const nothingMore: Act = () => Promise.resolve();

/** What is opened on each part, once the part was seen. */
const PARTS: Readonly<Record<string, Act>> = {
  extensions: seeExtensions,
  trunks: seeTrunks,
  numbers: seeNumbers,
  conditions: seeConditions,
  checker: seeChecker,
  prompts: seePrompts,
  settings: seeSettings,
  reasons: nothingMore,
  alerts: seeAlerts,
  reports: seeReports,
  recordings: nothingMore,
  stories: seeStories,
  audit: nothingMore,
  webhooks: seeWebhooks,
  links: seeLinks,
  keys: seeKeys,
};

/** The administration, part by part, with its forms filled in, refused, and asked whether they mean it. */
export const seeAdministration = async (tour: Tour): Promise<void> => {
  const { id } = tour.scene.callcenter;
  const admin = await tour.open({ role: 'admin' }, `/admin?callcenter=${id}`);
  const { page } = admin;
  await tour.seeDialogOf(admin, tour.say('call-queue'), 'administration, call the queue');
  for (const [part, act] of Object.entries(PARTS)) {
    await page.locator(`a[href="#${part}"]`).click();
    await page.locator(`a[href="#${part}"][aria-current]`).waitFor();
    await page.locator('.admin .card h2').first().waitFor();
    await page.waitForLoadState('networkidle');
    await tour.see(admin, `administration, ${part}`);
    await act(tour, admin);
  }
  await admin.close();
};
