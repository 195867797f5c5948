import { beforeAll, describe, it } from '@jest/globals';
import { createAcademy } from './academy.js';
import { choose, rowOf, signInAt } from './admin-page.js';
import type { BrowserLab, TestBrowser } from './browser.js';
import { expectPage } from './on-page.js';

const OWNER = 'olivia@live.example';

/** Pages follow what others change, by themselves. */
export const liveJourney = (on: () => BrowserLab): void =>
  describe('What others do, in a browser that nobody touches', () => {
    let browser: TestBrowser;

    beforeAll(async () => {
      const { installation } = on();
      ({ browser } = on());
      await createAcademy(installation, 'live', { usernameLogin: true });
    }, 60_000);

    it(
      'shows somebody who was invited in another one, and what became of the mail',
      () =>
        browser.visit((watching) =>
          browser.visit(async (inviting) => {
            await signInAt(watching, OWNER, 'Academy live');
            await watching.getByRole('treeitem', { name: /Sales/ }).click();
            await expectPage(watching, 'Sales');
            await watching.getByRole('tab', { name: /Invited users/ }).click();
            await watching
              .getByText('0 people')
              .or(watching.getByText(/^No|Nobody/))
              .first()
              .waitFor();
            await watching.getByText('Nobody is invited at the moment').waitFor();

            await signInAt(inviting, OWNER, 'Academy live');
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
