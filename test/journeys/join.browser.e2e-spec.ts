import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Academy, PASSWORD, bringIn, createAcademy } from '../support/academy.js';
import { ApiClient } from '../support/api-client.js';
import { TestBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { Installation } from '../support/installation.js';
import { Mailbox } from '../support/mailbox.js';
import { expectPage, hasFocus, tabTo, typeInto } from '../support/on-page.js';

const NEXT = 'a quite different secret';
const PHONE = { width: 390, height: 844 };

describe('Joining, and choosing a new password, in a browser', () => {
  let installation: Installation;
  let academy: Academy;
  let mailbox: Mailbox;
  let browser: TestBrowser;

  beforeAll(async () => {
    installation = await Installation.start();
    browser = await TestBrowser.start(installation.url);
    academy = await createAcademy(installation);
    mailbox = new Mailbox(installation.url);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  const invite = async (email: string, more: object = {}): Promise<string> => {
    const groupIds = [academy.groups['France']];
    const invitation = { emails: email, groupIds, roles: ['learner'], ...more };
    const { body } = await academy.owner.post('/v1/invitations', invitation);
    return body.results[0].invitationId;
  };
  /** The link in the newest mail, as its reader would click it. */
  const mailedLink = async (email: string, count = 1): Promise<string> => {
    const [mail] = await mailbox.waitFor(email, count);
    const [link] = /https?:\S+\/(?:join|reset)\/[\w-]+/.exec(mail?.text ?? '') ?? [];
    if (!link) throw new Error(`There is no link in: ${mail?.text}`);
    return link;
  };
  const signIn = (login: string, password: string) =>
    new ApiClient(installation.url).post('/v1/auth/login', { login, password });
  const fillIn = async (page: Page, labels: [string, string, string], button: string): Promise<void> => {
    const [firstName, lastName, password] = labels;
    await page.getByLabel(firstName, { exact: true }).fill('Grace');
    await page.getByLabel(lastName, { exact: true }).fill('Hopper');
    await page.getByLabel(password, { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: button }).click();
  };

  it('E2: by the keyboard alone; what is wrong is named field by field, and the summary has the focus', () =>
    browser.visit(async (page) => {
      await invite('keyboard@example.org');
      const link = await mailedLink('keyboard@example.org');
      await page.goto(link);
      await expectPage(page, 'Join Academy academy');
      await typeInto(page, 'Last name', 'Lovelace');
      await typeInto(page, 'Password', 'short');
      await page.keyboard.press('Enter');

      const summary = page.getByRole('alert');
      await summary.waitFor();
      await eventually(async () => expect(await hasFocus(summary)).toBe(true));
      expect(await summary.getByRole('link').allInnerTexts()).toEqual([
        'Enter your first name',
        'Choose a password of 8 to 256 characters',
      ]);
      expect(await page.title()).toMatch(/^Error: /);
      await expectPage(page, 'Join Academy academy');
      expect(await page.getByLabel('Last name').inputValue()).toBe('Lovelace');
      expect(await page.getByLabel('Password').inputValue()).toBe('');

      await tabTo(page, summary.getByRole('link', { name: 'Enter your first name' }));
      await page.keyboard.press('Enter');
      await eventually(async () => expect(await hasFocus(page.getByLabel('First name'))).toBe(true));
      await page.keyboard.type('Ada');
      await typeInto(page, 'Password', PASSWORD);
      await page.keyboard.press('Enter');
      await expectPage(page, 'Your account is ready');
      // V31: nothing of the link is left in the address bar.
      expect(page.url()).toBe(`${installation.url}/join/welcome?lang=en`);
      expect((await signIn('keyboard@example.org', PASSWORD)).body.user).toMatchObject({
        firstName: 'Ada',
        lastName: 'Lovelace',
      });
      await page.goto(link);
      await expectPage(page, 'This link is no longer valid');
    }));

  it('who is signed in to another account is told so, signs out, and goes on', () =>
    browser.visit(
      async (page) => {
        await invite('second@example.org');
        await page.goto(await mailedLink('second@example.org'));
        await fillIn(page, ['First name', 'Last name', 'Password'], 'Create my account');
        await expectPage(page, 'You are signed in');
        await page.getByRole('button', { name: 'Sign out and continue' }).click();
        await expectPage(page, 'Join Academy academy');
        await fillIn(page, ['First name', 'Last name', 'Password'], 'Create my account');
        await expectPage(page, 'Your account is ready');
      },
      { as: 'olivia@academy.example' },
    ));

  it('in French on a phone in the dark, whatever the browser speaks; English is one link away', () =>
    browser.visit(
      async (page) => {
        await invite('francais@example.org', { locale: 'fr' });
        await page.goto(await mailedLink('francais@example.org'));
        await expectPage(page, 'Rejoindre Academy academy');
        expect(await page.locator('html').getAttribute('lang')).toBe('fr');
        await page.getByRole('link', { name: 'English' }).click();
        await expectPage(page, 'Join Academy academy');
        await page.getByRole('link', { name: 'Français' }).click();
        await page.getByRole('button', { name: 'Créer mon compte' }).click();
        await page.getByRole('alert').waitFor();
        await expectPage(page, 'Rejoindre Academy academy');
        expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual([
          'Indiquez votre prénom',
          'Indiquez votre nom',
          'Choisissez un mot de passe de 8 à 256 caractères',
        ]);
        await fillIn(page, ['Prénom', 'Nom', 'Mot de passe'], 'Créer mon compte');
        await expectPage(page, 'Votre compte est prêt');
        // Nothing is wider than the phone.
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
      },
      { colorScheme: 'dark', viewport: PHONE },
    ));

  it('D-12: links that are cancelled, superseded or unknown open pages that name nobody', async () => {
    const cancelled = await invite('cancelled@example.org');
    const reminded = await invite('superseded@example.org');
    const deadLink = await mailedLink('cancelled@example.org');
    const oldLink = await mailedLink('superseded@example.org');
    expect((await academy.owner.delete(`/v1/invitations/${cancelled}`)).status).toBeLessThan(300);
    const reminder = await academy.owner.post(`/v1/invitations/${reminded}/reminders`, { newLink: true });
    expect(reminder.status).toBeLessThan(300);
    const newLink = await mailedLink('superseded@example.org', 2);
    const pages = (locale: 'en' | 'fr', titles: Record<string, string>) =>
      browser.visit(
        async (page) => {
          for (const [link, title] of Object.entries(titles)) {
            await page.goto(link);
            await expectPage(page, title);
            expect(await page.content()).not.toMatch(/academy|example\.org/i);
          }
        },
        { locale },
      );
    const unknown = `${installation.url}/join/no-such-link`;
    await pages('en', {
      [deadLink]: 'This link is no longer valid',
      [oldLink]: 'There is a newer link',
      [unknown]: 'This link does not work',
    });
    await pages('fr', {
      [deadLink]: 'Ce lien n’est plus valable',
      [oldLink]: 'Il existe un lien plus récent',
      [unknown]: 'Ce lien ne fonctionne pas',
    });
    await browser.visit(async (page) => {
      await page.goto(newLink);
      await expectPage(page, 'Join Academy academy');
    });
  });

  it('E6: a new password by mail, by the keyboard; the link works once', () =>
    browser.visit(async (page) => {
      const email = 'reset@example.org';
      await bringIn(installation, academy, email, ['France'], ['learner']);
      await new ApiClient(installation.url).post('/v1/auth/password-reset-requests', { login: email });
      const link = await eventually(async () => {
        const found = await mailedLink(email);
        expect(found).toContain('/reset/');
        return found;
      });
      await page.goto(link);
      await expectPage(page, 'Your password for Academy academy');
      await typeInto(page, 'New password', 'short');
      await page.keyboard.press('Enter');
      const summary = page.getByRole('alert');
      await eventually(async () => expect(await hasFocus(summary)).toBe(true));
      await expectPage(page, 'Your password for Academy academy');
      await tabTo(page, summary.getByRole('link', { name: 'Choose a password of 8 to 256 characters' }));
      await page.keyboard.press('Enter');
      await eventually(async () => expect(await hasFocus(page.getByLabel('New password'))).toBe(true));
      await page.keyboard.type(NEXT);
      await page.keyboard.press('Enter');
      await expectPage(page, 'Your password is saved');
      expect(page.url()).toBe(`${installation.url}/reset/done?lang=en`);
      expect((await signIn(email, NEXT)).status).toBe(200);
      await page.goto(`${link}?lang=fr`);
      await expectPage(page, 'Ce lien n’est plus valable');
    }));
});
