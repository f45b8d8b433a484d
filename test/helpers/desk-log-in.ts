import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** Ana logs in on their desk with the phone that it offers by itself, which is the browser's. */
export const logInOnDesk = async (page: Page, user: string): Promise<void> => {
  await page.getByRole('heading', { name: 'Good day, ana' }).waitFor();
  const phone = page.getByLabel('Phone');
  await eventually(async () => (await phone.inputValue()) === user, {
    awaited: 'the browser to be offered as phone',
  });
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator('.phone-card').waitFor();
};

/** The browser is their phone, and they take callers. */
export const untilReadyOnDesk = async (page: Page): Promise<void> => {
  await page.locator('.phone-card').getByText('The phone is ready.').waitFor();
  await page.getByText('Set yourself ready to be given callers.').waitFor();
  await page.getByRole('button', { name: 'Ready', exact: true }).click();
  await page.getByText('You are ready.').waitFor();
};
