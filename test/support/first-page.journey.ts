import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createAcademy } from './academy.js';
import { rowOf, signInAt } from './admin-page.js';
import type { BrowserLab, TestBrowser } from './browser.js';
import { ScriptsOfPage } from './scripts-of-page.js';

const OWNER = 'olivia@first.example';
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

/** What the first page weighs. */
export const firstPageJourney = (on: () => BrowserLab): void =>
  describe('The first page after signing in', () => {
    let browser: TestBrowser;

    beforeAll(async () => {
      ({ browser } = on());
      await createAcademy(on().installation, 'first');
    }, 60_000);

    it('takes at most 250 kB of JavaScript, the page to sign in on included', () =>
      browser.visit(async (page) => {
        const scripts = new ScriptsOfPage(page);
        await signInAt(page, OWNER, 'Academy first');
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
