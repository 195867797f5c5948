import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createAcademy } from '../support/academy.js';
import { rowOf, signInAt } from '../support/admin-page.js';
import { TestBrowser } from '../support/browser.js';
import { Installation } from '../support/installation.js';
import { ScriptsOfPage } from '../support/scripts-of-page.js';

const OWNER = 'olivia@academy.example';
/** A telephone with 4G has it in two seconds. */
const MOST_BYTES = 250_000;

/** All of them together; the message names what weighs. */
async function expectFewBytes(scripts: ScriptsOfPage): Promise<void> {
  const sizes = [...(await scripts.gzippedBytes())].toSorted(([, a], [, b]) => b - a);
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  expect(sizes.length).toBeGreaterThan(2);
  if (total > MOST_BYTES) {
    throw new Error(
      `The first page takes ${total} bytes of JavaScript:\n${sizes.map((one) => one.join(' ')).join('\n')}`,
    );
  }
}

/** The people of a group are there, and nothing is on its way any more. */
async function untilRowsAreThere(page: Page): Promise<void> {
  await rowOf(page, OWNER).waitFor();
  await page.waitForLoadState('networkidle');
}

describe('The first page after signing in', () => {
  let installation: Installation;
  let browser: TestBrowser;

  beforeAll(async () => {
    installation = await Installation.start();
    browser = await TestBrowser.start(installation.url);
    await createAcademy(installation);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  it('takes at most 250 kB of JavaScript, the page to sign in on included', () =>
    browser.visit(async (page) => {
      const scripts = new ScriptsOfPage(page);
      await signInAt(page, OWNER, 'Academy academy');
      await untilRowsAreThere(page);
      await expectFewBytes(scripts);
    }));

  it('takes at most 250 kB on a telephone of somebody who is signed in', () =>
    browser.visit(
      async (page) => {
        const scripts = new ScriptsOfPage(page);
        await page.goto('/app/');
        await untilRowsAreThere(page);
        await expectFewBytes(scripts);
      },
      { as: OWNER, viewport: { width: 390, height: 844 } },
    ));

  it('fetches what shows that something was done with the first time that something is', () =>
    browser.visit(
      async (page) => {
        await page.goto('/app/settings');
        await page.getByLabel(/^Name/).first().fill('Academy of Lyon');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByRole('alert').filter({ hasText: 'saved' }).waitFor();
      },
      { as: OWNER },
    ));
});
