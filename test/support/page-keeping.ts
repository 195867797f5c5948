import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Not in the directory of the run, which is gone when somebody comes to look. */
const FOLDER = path.resolve(import.meta.dirname, '../../.cache/failed-pages');

/** Keeps a picture and the text of a page on which a test failed, and says where. */
export async function keepPage(page: Page, testName: string, faults: readonly string[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const stem = path.join(FOLDER, `${fileNameOf(testName)}-${page.context().pages().indexOf(page) + 1}`);
  try {
    const text = await page.locator('body').ariaSnapshot({ timeout: 5_000 });
    writeFileSync(`${stem}.txt`, [page.url(), ...faults, '', text, ''].join('\n'));
    await page.screenshot({ path: `${stem}.png`, fullPage: true, timeout: 5_000 });
    process.stderr.write(`What the page showed: ${stem}.png, ${stem}.txt\n`);
  } catch (error) {
    // The failure of the test itself is what matters.
    process.stderr.write(`The page could not be kept: ${String(error)}\n`);
  }
}

function fileNameOf(testName: string): string {
  const words = testName.toLowerCase().match(/[a-z0-9]+/g) ?? ['test'];
  return words.join('-').slice(0, 120);
}
