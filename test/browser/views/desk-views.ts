import type { OpenedPage, Who } from '../../helpers/page-in-browser.ts';
import { TestCallcenter } from '../../helpers/callcenter.ts';
import type { PhoneCall } from '../../helpers/phone-call.ts';
import { GOLD } from './lively-scene.ts';
import type { Tour } from './view.ts';

const as = ({ scene: { callcenter } }: Tour, agent: string): Who => ({
  ...{ role: 'agent', callcenter: callcenter.id, agent },
});

/** Which call center: asked where there are two at least. */
const seePicker = async (tour: Tour): Promise<void> => {
  const other = new TestCallcenter(tour.scene.callcenter.service);
  await other.api.do('PUT', '', {});
  const nobody = await tour.open({ role: 'admin' }, '/desk');
  await nobody.page.locator('.sign-in').getByRole('button', { name: other.id }).waitFor();
  await tour.see(nobody, 'any page, which call center');
  await nobody.close();
  await other.close();
};

/** Whoever the pages do not know, and whoever works as anybody. */
export const seeBeforeDesk = async (tour: Tour): Promise<void> => {
  const { scene } = tour;
  await seePicker(tour);

  const anybody = await tour.open({ role: 'admin' }, `/desk?callcenter=${scene.callcenter.id}`);
  await anybody.page.locator('.desk-alone').waitFor();
  await tour.see(anybody, 'desk, whose');
  await tour.seeDialogOf(anybody, tour.say('pick-from-list'), 'desk, whose, from the list');
  await anybody.page.getByRole('button', { name: tour.say('sign-out') }).click();
  await anybody.page.locator('.sign-in input').waitFor();
  await tour.see(anybody, 'any page, sign in');
  await anybody.close();

  const newcomer = await tour.open(as(tour, 'newcomer'), '/desk');
  await newcomer.page.locator('.desk-alone').waitFor();
  await tour.see(newcomer, 'desk, log in');
  await newcomer.close();
};

/** An agent whose phone is the browser, so that there are devices to choose. */
export const seeSound = async (tour: Tour): Promise<void> => {
  const { api } = tour.scene.callcenter;
  const user = `web${Date.now() % 1_000_000}-wes`;
  await api.do('POST', 'extension', { type: 1, user, webrtc: true });
  await api.do('POST', 'agent', { name: 'wes', extension: user, state: 'busy', skills: [] });
  const desk = await tour.open(as(tour, 'wes'), '/desk');
  await desk.page.getByRole('button', { name: tour.say('devices') }).click();
  await desk.page.getByRole('dialog').locator('meter').waitFor();
  await tour.seeDialog(desk, 'desk, sound and keys');
  await tour.seeDialogOf(desk, tour.say('crm'), 'desk, CRM');
  await desk.close();
  await api.do('DELETE', 'agent/wes');
};

/** With nobody to talk with, and while it rings. */
const seeRinging = async (tour: Tour, desk: OpenedPage): Promise<PhoneCall> => {
  const { ana, callers } = tour.scene;
  await desk.page.locator('.my-state').waitFor();
  await desk.page.locator('.history').getByText('Wants it on Monday.').waitFor();
  await tour.see(desk, 'desk');
  await tour.seeMenuOf(desk, tour.say('pause'), 'desk, reasons to pause');
  const name = tour.say('note-of', { name: callers[0]?.user ?? '' });
  await desk.page
    .getByRole('button', { name })
    .first()
    .or(desk.page.locator('.history .button').last())
    .first()
    .click();
  await tour.seeDialog(desk, 'desk, note on a talk that is over');
  callers[0]?.enqueue(GOLD);
  const call = await ana.phone.nextCall();
  await desk.page.locator('.ringing').waitFor();
  await tour.see(desk, 'desk, ringing');
  await tour.seeDialogOf(desk, tour.say('forward'), 'desk, forward');
  return call;
};

const seeTransfer = async (tour: Tour, desk: OpenedPage): Promise<void> => {
  const { page } = desk;
  await page.getByRole('button', { name: tour.say('transfer') }).click();
  const dialog = page.getByRole('dialog');
  for (const kind of ['to-condition', 'to-number', 'to-agent'] as const) {
    await dialog.getByRole('button', { name: tour.say(kind), exact: true }).click();
    if (kind !== 'to-agent') await tour.see(desk, `desk, transfer ${kind}`);
  }
  await tour.seeDialog(desk, 'desk, transfer to-agent');
};

/** In a talk, with its dialogs; held, with a colleague who is asked; and what is left to do after it. */
const seeTalk = async (tour: Tour, desk: OpenedPage, call: PhoneCall): Promise<void> => {
  const { page } = desk;
  const { ana } = tour.scene;
  await call.answer();
  const talk = page.locator('.talk');
  await talk.locator('.members').waitFor();
  await tour.see(desk, 'desk, talking');
  await seeTransfer(tour, desk);
  await tour.seeDialogOf(desk, tour.say('invite'), 'desk, invite');
  await tour.seeDialogOf(desk, tour.say('keys'), 'desk, keys');
  await talk.getByRole('button', { name: tour.say('hold') }).click();
  await talk.getByRole('button', { name: tour.say('resume') }).waitFor();
  await tour.see(desk, 'desk, on hold');
  await ana.post('call_agent', {
    enqueue: '<enqueue><route><target name="fay"/></route></enqueue>',
  });
  await talk.nth(1).waitFor();
  await tour.see(desk, 'desk, asking a colleague');
  await talk
    .nth(1)
    .getByRole('button', { name: tour.say('leave') })
    .click();
  await talk.nth(1).waitFor({ state: 'detached' });
  await talk.getByRole('button', { name: tour.say('resume') }).click();
  await talk.getByRole('button', { name: tour.say('hold') }).waitFor();
};

/** The desk of ana, from nothing to a talk, which goes on. @returns her call */
export const seeDesk = async (
  tour: Tour,
): Promise<{ readonly desk: OpenedPage; readonly call: PhoneCall }> => {
  const desk = await tour.open(as(tour, 'ana'), '/desk');
  const call = await seeRinging(tour, desk);
  await seeTalk(tour, desk, call);
  return { desk, call };
};

/** What is left to do when the talk is over. */
export const seeAfterTalk = async (
  tour: Tour,
  desk: OpenedPage,
  call: PhoneCall,
): Promise<void> => {
  await call.hangUp();
  await desk.page.locator('.wrap-up').waitFor();
  await tour.see(desk, 'desk, wrap-up');
  await desk.close();
};
