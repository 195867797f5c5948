import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { createAcademy } from '../support/academy.js';
import { choose, rowOf, signInAt } from '../support/admin-page.js';
import { TestBrowser } from '../support/browser.js';
import { Installation } from '../support/installation.js';
import { expectPage } from '../support/on-page.js';

const OWNER = 'olivia@academy.example';

describe('What others do, in a browser that nobody touches', () => {
  let installation: Installation;
  let browser: TestBrowser;

  beforeAll(async () => {
    installation = await Installation.start();
    browser = await TestBrowser.start(installation.url);
    await createAcademy(installation, 'academy', { usernameLogin: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  it(
    'shows somebody who was invited in another one, and what became of the mail',
    () =>
      browser.visit((watching) =>
        browser.visit(async (inviting) => {
          await signInAt(watching, OWNER, 'Academy academy');
          await watching.getByRole('treeitem', { name: /Sales/ }).click();
          await expectPage(watching, 'Sales');
          await watching.getByRole('tab', { name: /Invited users/ }).click();
          await watching
            .getByText('0 people')
            .or(watching.getByText(/^No|Nobody/))
            .first()
            .waitFor();
          await watching.getByText('Nobody is invited at the moment').waitFor();

          await signInAt(inviting, OWNER, 'Academy academy');
          await inviting.getByRole('button', { name: 'Create' }).click();
          await inviting.getByRole('menuitem', { name: 'User' }).click();
          await expectPage(inviting, 'Add users');
          await inviting.getByLabel(/^Emails/).fill('live@example.org');
          await choose(inviting, /^Groups/, 'Sales');
          await inviting.getByRole('button', { name: /^Invite/ }).click();
          await inviting.getByRole('heading', { name: 'Done' }).waitFor();

          await rowOf(watching, 'live@example.org').waitFor();
          await rowOf(watching, 'live@example.org').getByText('Sent').waitFor();
        }),
      ),
    60_000,
  );
});
