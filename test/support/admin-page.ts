import type { Locator, Page } from 'playwright-core';
import { PASSWORD } from './academy.js';
import { expectPage } from './on-page.js';

/** Signs in through the page, as people do, and waits for what they see first. */
export async function signInAt(page: Page, login: string, heading: string | RegExp): Promise<void> {
  if (!page.url().includes('/app/sign-in')) await page.goto('/app/');
  await page.getByLabel(/^(Email or username|E-mail ou nom d’utilisateur)/).fill(login);
  await page.getByLabel(/^(Password|Mot de passe)/).fill(PASSWORD);
  await page.getByRole('button', { name: /^(Sign in|Se connecter)$/ }).click();
  await expectPage(page, heading);
}

/** Chooses one of the options of a field to search in. */
export async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  const field = page
    .getByRole('textbox', { name: label })
    .or(page.getByRole('combobox', { name: label }))
    .first();
  await field.click();
  await field.fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

/** The row of a table that shows a text. */
export function rowOf(page: Page, text: string): Locator {
  return page.getByRole('row').filter({ hasText: text });
}

/** Opens the menu of a row and chooses from it. */
export async function chooseInRow(page: Page, text: string, item: RegExp): Promise<void> {
  await rowOf(page, text)
    .getByRole('button', { name: /^(Actions)/ })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}
