import type { Locator, Page } from 'playwright-core';
import { expectAccessible } from './accessibility.js';

/** Waits for the page's main heading, and refuses the page when axe does. */
export async function expectPage(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await expectAccessible(page);
}

/** Goes on by the keyboard until that has the focus, as somebody without a mouse would. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) return;
  }
  throw new Error(`The keyboard does not lead to ${target.toString()}.`);
}

/** Goes to a field by the keyboard and types, as somebody without a mouse would. */
export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

/** Whether the keyboard acts on that now. */
export async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.and(target.page().locator(':focus')).count()) === 1;
}
