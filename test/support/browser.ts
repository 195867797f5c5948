import type { Installation } from './installation.js';
import { expect } from '@jest/globals';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { PASSWORD } from './academy.js';
import { PageFaults } from './page-faults.js';
import { keepPage } from './page-keeping.js';

/** Chromium tells of the sandbox that root cannot have; nothing but the gateway can be reached from it. */
const ARGUMENTS = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-dev-shm-usage'];

/** How long a page may take to show what a test waits for; machines that run tests can be slow. */
const PATIENCE_MS = 15_000;

/** What kind of person opens a page. */
export interface Visitor {
  /** Preferred language of the browser; English unless given. */
  locale?: 'en' | 'fr';
  colorScheme?: 'light' | 'dark';
  /** Size of the window; 1440 x 900 unless given. */
  viewport?: { width: number; height: number };
  /** Login of who is signed in already, with the password of everybody in the journeys; nobody unless given. */
  as?: string;
}

/** What a test does with a page of its own. */
export type PageTest = (page: Page, context: BrowserContext) => Promise<void>;

/**
 * A Chromium for the tests of one file. Each test gets a fresh profile, and fails by itself when a page in it asks
 * another host than the gateway, logs an error (what the content security policy refuses is one) or throws.
 */
export class TestBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly baseUrl: string,
  ) {}

  /** @param baseUrl the gateway's; paths that pages are sent to begin there */
  static async start(baseUrl: string): Promise<TestBrowser> {
    const executablePath = process.env['CHROMIUM_PATH'];
    if (!executablePath) throw new Error('CHROMIUM_PATH is not set: run the tests with "npm test".');
    return new TestBrowser(await chromium.launch({ executablePath, args: ARGUMENTS }), baseUrl);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Runs a test in a fresh profile. When it fails, pictures and texts of its pages are kept, and their paths printed. */
  async visit(test: PageTest, visitor: Visitor = {}): Promise<void> {
    const context = await this.newContext(visitor);
    const faults = new PageFaults(context, this.baseUrl);
    try {
      if (visitor.as !== undefined) await signIn(context, visitor.as);
      await test(await context.newPage(), context);
      faults.assertNone();
    } catch (error) {
      const name = expect.getState().currentTestName ?? 'a test';
      for (const page of context.pages()) await keepPage(page, name, faults.all);
      throw error;
    } finally {
      await context.close();
    }
  }

  private async newContext({
    locale = 'en',
    colorScheme = 'light',
    viewport,
  }: Visitor): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.baseUrl,
      locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
      timezoneId: 'Europe/Paris',
      colorScheme,
      // Nothing has to be waited for that only moves.
      reducedMotion: 'reduce',
      viewport: viewport ?? { width: 1440, height: 900 },
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  }
}

/** The answer sets the cookies that the page would get. */
async function signIn(context: BrowserContext, login: string): Promise<void> {
  const answer = await context.request.post('/v1/auth/login', { data: { login, password: PASSWORD } });
  if (!answer.ok()) throw new Error(`Sign-in of ${login} failed: ${await answer.text()}`);
}

/** What a story in a browser runs on. */
export interface BrowserLab {
  installation: Installation;
  browser: TestBrowser;
}
