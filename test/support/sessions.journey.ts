import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Academy, PASSWORD, bringIn, createAcademy } from './academy.js';
import { choose, rowOf, signInAt } from './admin-page.js';
import type { BrowserLab, TestBrowser } from './browser.js';
import { eventually } from './eventually.js';
import type { Installation } from './installation.js';
import { Mailbox, tokenIn } from './mailbox.js';
import { expectPage } from './on-page.js';

/** Paths, sessions, their people, and what a free trial changes. */
export const sessionsJourney = (on: () => BrowserLab): void =>
  describe('Sessions, in a browser', () => {
    let installation: Installation;
    let academy: Academy;
    let mailbox: Mailbox;
    let browser: TestBrowser;

    beforeAll(async () => {
      ({ installation, browser } = on());
      academy = await createAcademy(installation);
      await bringIn(installation, academy, 'ada@example.org', ['HR'], ['learner']);
      await bringIn(installation, academy, 'conny@example.org', ['HR'], ['coach']);
      mailbox = new Mailbox(installation.url);
    }, 120_000);

    const join = async (page: Page, email: string): Promise<void> => {
      const [mail] = await mailbox.waitFor(email);
      await page.goto(`/join/${tokenIn(mail?.text ?? '')}`);
      await page.getByLabel(/^(First name|Prénom)$/).fill('Nina');
      await page.getByLabel(/^(Last name|Nom)$/).fill('Neuve');
      await page.getByLabel(/^(Password|Mot de passe)$/).fill(PASSWORD);
      await page.getByRole('button', { name: /^(Create my account|Créer mon compte)$/ }).click();
      await expectPage(page, /ready|prêt/);
    };

    it(
      'en français: a path and a session are made, groups enrolled, people invited from the session (PS1-PS4, P17, E1)',
      () =>
        browser.visit(
          async (page, context) => {
            await page.goto('/app/sign-in');
            // Chosen on the page, a language stays, whatever the account says.
            await page.getByText('English').click();
            await page.getByText('Français').click();
            await signInAt(page, 'olivia@academy.example', 'Academy academy');
            await page.goto('/app/sessions');
            await expectPage(page, 'Sessions');
            await page.getByText('Aucune session pour l’instant').waitFor();
            await page.getByRole('button', { name: 'Nouveau parcours' }).click();
            const dialog = page.getByRole('dialog');
            await dialog.getByLabel(/^Nom/).fill('Premiers secours');
            await choose(page, /^Groupe propriétaire/, 'HR');
            await dialog.getByRole('button', { name: 'Créer le parcours' }).click();
            await rowOf(page, 'Premiers secours').waitFor();
            await expectPage(page, 'Sessions');

            await page.getByRole('button', { name: 'Créer', exact: true }).click();
            await page.getByRole('menuitem', { name: 'Session' }).click();
            await expectPage(page, 'Nouvelle session');
            await choose(page, /^Parcours/, 'Premiers secours');
            await choose(page, /^Groupe propriétaire/, 'HR');
            await page.getByLabel(/^Nom/).fill('Printemps');
            await page.getByLabel(/^Début/).fill('2035-04-01T09:00');
            // An end before the start is refused, at its field.
            await page.getByLabel(/^Fin/).fill('2035-03-01T09:00');
            await page.getByRole('button', { name: 'Créer la session' }).click();
            await page.getByText('Cela n’a pas fonctionné').waitFor();
            await page.getByLabel(/^Fin/).fill('2035-05-01T09:00');
            await choose(page, /^Formateurs/, 'conny');
            await page.getByText('Principal', { exact: true }).waitFor();
            await page.getByRole('button', { name: 'Créer la session' }).click();
            await expectPage(page, 'Printemps');

            await choose(page, /^Groupes dont les apprenants/, 'HR');
            await page.keyboard.press('Escape');
            await page.getByRole('button', { name: 'Enregistrer le public' }).click();
            await page.getByText('Enregistré : les bonnes personnes').waitFor();
            await page.getByRole('tab', { name: 'Apprenants' }).click();
            await rowOf(page, 'ada@example.org').getByText('Inscrit').waitFor();
            await expectPage(page, 'Printemps');

            await page.getByRole('tab', { name: 'Inviter par e-mail' }).click();
            await page.getByLabel(/^E-mails/).fill('nina@example.org ada@example.org nonsense');
            // Before anything is sent, it is said what will become of each address.
            await page.getByText('Déjà active ; sera inscrite à la session').waitFor();
            await page.getByText('1 personne sera invitée ; 1 e-mail est envoyé.').waitFor();
            await expectPage(page, 'Printemps');
            await page.getByRole('button', { name: /^Inviter \d/ }).click();
            await page.getByRole('heading', { name: 'Terminé' }).waitFor();
            await page.getByRole('link', { name: 'Vers les apprenants' }).click();
            await rowOf(page, 'nina@example.org').getByText('Invité').waitFor();

            await context.clearCookies();
            await join(page, 'nina@example.org');
            await eventually(async () => {
              const subjects = (await mailbox.mailsTo('nina@example.org')).map(({ subject }) => subject);
              expect(subjects.join()).toContain('Printemps');
            });
          },
          { locale: 'fr' },
        ),
      120_000,
    );

    it(
      'its coach sees it, changes it and excludes somebody; a learner sees that it is there, and no more (P17, PS7)',
      () =>
        browser.visit(async (page, context) => {
          await signInAt(page, 'conny@example.org', /./);
          await page.getByRole('link', { name: 'Sessions' }).click();
          await page.getByRole('link', { name: 'Printemps' }).click();
          await expectPage(page, 'Printemps');
          await page.getByRole('tab', { name: 'Settings' }).click();
          await page.getByLabel(/^Name/).fill('Printemps 2035');
          await page.getByRole('button', { name: 'Save' }).click();
          await expectPage(page, 'Printemps 2035');
          await page.getByRole('tab', { name: 'Audience' }).click();
          await choose(page, /^Excluded/, 'ada');
          await expectPage(page, 'Printemps 2035');
          await page.getByRole('button', { name: 'Save the audience' }).click();
          await page.getByText('Saved: the right people are enrolled.').waitFor();
          await page.getByRole('tab', { name: 'Learners' }).click();
          await rowOf(page, 'nina@example.org').waitFor();
          await rowOf(page, 'ada@example.org').waitFor({ state: 'hidden' });

          await context.clearCookies();
          await signInAt(page, 'nina@example.org', /./);
          await page.goto('/app/sessions');
          await page.getByRole('link', { name: 'Printemps 2035' }).click();
          await expectPage(page, 'Printemps 2035');
          await page.getByText('Who learns here is shown to those').waitFor();
          expect(await page.getByRole('tab').count()).toBe(0);
        }),
      120_000,
    );

    it('on a free trial people get one mail, and what was held back once they have joined (D-13, D-18, N3)', async () => {
      await createAcademy(installation, 'trial', { plan: 'free_trial' });
      await browser.visit(async (page, context) => {
        await signInAt(page, 'olivia@trial.example', 'Academy trial');
        await page.goto('/app/users/new?way=set-up');
        await page.getByText('Setting people up is not part of the free trial').waitFor();
        await expectPage(page, 'Add users');
        await page.getByRole('tab', { name: 'Invite by email' }).click();
        await page.getByText('On the free trial people get one mail only').waitFor();
        expect(await page.getByLabel(/^Personal message/).isDisabled()).toBe(true);
        await page.getByLabel(/^Emails/).fill('tina@example.org');
        await choose(page, /^Groups/, 'HR');
        await page.getByText('1 person will be invited; 1 mail is sent.').waitFor();
        await page.getByRole('button', { name: /^Invite/ }).click();
        await page.getByRole('heading', { name: 'Done' }).waitFor();
        await page.goto('/app/invitations');
        await rowOf(page, 'tina@example.org').getByText('Sent').waitFor();
        await expectPage(page, 'Invitations');

        await context.clearCookies();
        await join(page, 'tina@example.org');
      });
    }, 120_000);
  });
