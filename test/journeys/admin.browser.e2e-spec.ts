import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Academy, PASSWORD, bringIn, createAcademy } from '../support/academy.js';
import { choose, chooseInRow, rowOf, signInAt } from '../support/admin-page.js';
import { TestBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { Installation } from '../support/installation.js';
import { Mailbox, tokenIn } from '../support/mailbox.js';
import { expectPage } from '../support/on-page.js';

const OWNER = 'olivia@academy.example';
const FILE =
  'Email;Prénom;Nom;Groupes;Rôles\nnew1@example.org;Ada;Byron;HR;learner\nwrong;Alan;Turing;HR;learner\n';

describe('What administrators do, in a browser', () => {
  let installation: Installation;
  let academy: Academy;
  let mailbox: Mailbox;
  let browser: TestBrowser;

  beforeAll(async () => {
    installation = await Installation.start();
    browser = await TestBrowser.start(installation.url);
    academy = await createAcademy(installation, 'academy', { usernameLogin: true });
    mailbox = new Mailbox(installation.url);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  it(
    'invite by email with the groups above named, accept, track, remind with a message, cancel (T2, T3, T8, T9)',
    () =>
      browser.visit(async (page, context) => {
        await signInAt(page, OWNER, 'Academy academy');
        await page.getByRole('button', { name: 'Create' }).click();
        await page.getByRole('menuitem', { name: 'User' }).click();
        await expectPage(page, 'Add users');
        await page
          .getByLabel(/^Emails/)
          .fill('Ada <ada@example.org>; bob@example.org, ADA@example.org; nonsense');
        await choose(page, /^Groups/, 'Sales / EMEA / France');
        // G9: where learners end up is said before they are invited.
        await page.getByText('Will also join').waitFor();
        // Before anything is sent, it is said what will become of each address.
        await page.getByText('2 people will be invited; 2 mails are sent.').waitFor();
        await page.getByText('Cannot be invited').waitFor();
        await expectPage(page, 'Add users');
        await page.getByRole('button', { name: /^Invite/ }).click();
        await page.getByRole('heading', { name: 'Done' }).waitFor();
        const outcomes = await page.getByRole('listitem').allInnerTexts();
        expect(outcomes.filter((text) => text.includes('Invited'))).toHaveLength(2);
        expect(outcomes.join()).toContain('Not invited');

        await context.clearCookies();
        const [mail] = await mailbox.waitFor('bob@example.org');
        await page.goto(`/join/${tokenIn(mail?.text ?? '')}`);
        await page.getByLabel('First name', { exact: true }).fill('Bob');
        await page.getByLabel('Last name', { exact: true }).fill('Builder');
        await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
        await page.getByRole('button', { name: 'Create my account' }).click();
        await expectPage(page, 'Your account is ready');
      }),
    60_000,
  );

  it(
    'track, remind with a message and cancel (T8, T9, N1)',
    () =>
      browser.visit(async (page) => {
        await mailbox.waitFor('ada@example.org');
        await signInAt(page, OWNER, 'Academy academy');
        await page.getByRole('treeitem', { name: /Sales/ }).click();
        await expectPage(page, 'Sales');
        await page.getByRole('tab', { name: /Invited users/ }).click();
        await rowOf(page, 'ada@example.org').getByText('Sent').waitFor();
        await expectPage(page, 'Sales');
        await chooseInRow(page, 'ada@example.org', /Send reminder/);
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(/^Message/).fill('We start on Monday.');
        // The mail is seen before it is sent, with the message in it.
        await dialog.getByRole('switch', { name: 'Preview' }).click();
        await dialog.frameLocator('iframe').getByText('We start on Monday.').waitFor();
        await expectPage(page, 'Sales');
        await page.getByRole('dialog').getByRole('button', { name: 'Send reminder' }).click();
        await eventually(async () => {
          const [newest] = await mailbox.mailsTo('ada@example.org');
          expect(newest?.text).toContain('We start on Monday.');
        });
        await chooseInRow(page, 'ada@example.org', /Remove user/);
        await page.getByRole('dialog').getByRole('button', { name: 'Delete user' }).click();
        await page.getByText('The invitation is cancelled.').waitFor();
        await page.getByText('Nobody is invited at the moment').waitFor();
      }),
    60_000,
  );

  it(
    'set up somebody who has a username only, who must choose a password at the first sign-in (T1, U6, U7)',
    () =>
      browser.visit(async (page, context) => {
        await signInAt(page, OWNER, 'Academy academy');
        await page.goto('/app/users/new?way=set-up');
        await expectPage(page, 'Add users');
        await page.getByLabel(/^First name/).fill('Ursula');
        await page.getByLabel(/^Last name/).fill('Username');
        await page.getByLabel(/^Username/).fill('ursula.u');
        // Every bad field is named at once.
        await page.getByRole('button', { name: 'Set up user' }).click();
        await page.getByRole('alert').waitFor();
        await page.getByLabel('I give them a password').check();
        await page.getByLabel(/^Password/).fill(PASSWORD);
        await choose(page, /^Groups/, 'HR');
        await page.getByRole('button', { name: 'Set up user' }).click();
        await page.getByText('Ursula Username is set up').waitFor();

        await context.clearCookies();
        await page.goto('/app/');
        await page.getByLabel(/^Email or username/).fill('ursula.u');
        await page.getByLabel(/^Password/).fill(PASSWORD);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await expectPage(page, 'Choose your own password');
        await page.getByLabel(/^The password that you signed in with/).fill(PASSWORD);
        await page
          .getByLabel(/^New password(?! once)/)
          .first()
          .fill('another battery staple');
        await page.getByLabel(/^New password once more/).fill('another battery staple');
        await page.getByRole('button', { name: 'Change the password' }).click();
        await expectPage(page, 'HR');
      }),
    60_000,
  );

  it(
    'import a file: plan, apply, see the people, undo (E21)',
    () =>
      browser.visit(async (page) => {
        const file = join(tmpdir(), `people-${process.pid}.csv`);
        await writeFile(file, FILE);
        await signInAt(page, OWNER, 'Academy academy');
        await page.goto('/app/imports/new');
        await expectPage(page, 'Import a file');
        await page.locator('input[type=file]').setInputFiles(file);
        await page.getByRole('button', { name: 'Upload and look' }).click();
        await rowOf(page, 'new1@example.org').getByText('New', { exact: true }).waitFor();
        await page.getByText('semicolons').waitFor();
        await expectPage(page, /people-/);
        await page.getByRole('button', { name: 'Apply…' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
        await page.getByRole('button', { name: 'Undo…' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Plan the undo' }).click();
        await rowOf(page, 'new1@example.org').getByText('Deleted again').waitFor();
        await page.getByRole('button', { name: 'Apply…' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
        await page.getByText('Applied', { exact: true }).waitFor();
      }),
    60_000,
  );

  it(
    'remove somebody from a group, after seeing from which, and delete them (G28-G30, T10)',
    () =>
      browser.visit(async (page) => {
        await signInAt(page, OWNER, 'Academy academy');
        await page.goto(`/app/groups/${academy.groups['Sales']}`);
        await chooseInRow(page, 'Bob Builder', /Remove from Sales/);
        const dialog = page.getByRole('dialog');
        await dialog.getByText('Will be removed from:').waitFor();
        expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual(
          expect.arrayContaining(['Sales (Learner)', 'EMEA (Learner)', 'France (Learner)']),
        );
        await dialog.getByLabel('All subgroups, public or private').check();
        await dialog.getByText('Will be removed from:').waitFor();
        await expectPage(page, 'Sales');
        await dialog.getByRole('button', { name: 'Remove from the group' }).click();
        await page.getByText('Bob Builder is removed.').waitFor();
        await page.goto(`/app/groups/${academy.groups['ROOT']}`);
        await chooseInRow(page, 'Bob Builder', /Delete user/);
        await dialog.getByRole('button', { name: 'Delete user' }).click();
        await page.getByText('Bob Builder is deleted.').waitFor();
      }),
    60_000,
  );

  it(
    'the owner sees the bill, what became of mails, and who did what (P21)',
    () =>
      browser.visit(async (page) => {
        await signInAt(page, OWNER, 'Academy academy');
        await page.getByRole('link', { name: 'Billing' }).click();
        await expectPage(page, 'Billing');
        await rowOf(page, 'Bob Builder').getByText('accepted the invitation').waitFor();
        await page.getByRole('link', { name: 'Mail' }).click();
        await expectPage(page, 'Mail');
        await page.getByRole('link', { name: 'Audit' }).click();
        await expectPage(page, 'Audit');
        await page.getByText('Reminder sent').first().waitFor();
        await page.getByRole('button', { name: 'Is it as it was written?' }).click();
        await page.getByText('Everything is as it was written').waitFor();
      }),
    60_000,
  );

  it('en français, sur un téléphone, dans le noir: a group admin sees and changes what is theirs, and no more', async () => {
    await bringIn(installation, academy, 'gaston@example.org', ['Sales'], ['admin']);
    await browser.visit(
      async (page) => {
        await page.goto('/app/sign-in');
        // Chosen on the page, a language stays, whatever the account says.
        await page.getByText('English').click();
        await page.getByText('Français').click();
        await signInAt(page, 'gaston@example.org', /^Academy academy|^Sales/);
        await page.goto(`/app/groups/${academy.groups['Sales']}`);
        await page.getByRole('tab', { name: /Membres actuels/ }).waitFor();
        await expectPage(page, 'Sales');
        expect(await page.getByRole('link', { name: 'Facturation' }).count()).toBe(0);
        await page.goto('/app/invitations');
        await expectPage(page, 'Invitations');
        await page.goto('/app/people');
        await expectPage(page, 'Personnes');
        // Nothing is wider than the phone.
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      },
      { locale: 'fr', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    );
  }, 60_000);
});
