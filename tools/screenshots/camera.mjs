import path from 'node:path';
import { chromium } from 'playwright-core';
import { SIGN_IN } from './places.mjs';

const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const SCHEMES = ['light', 'dark'];
const PATIENCE_MS = 15_000;
/** Answers from 400 on are judged where they arrive. */
const STATUS_LINE = /^Failed to load resource: the server responded with a status of \d/;
/** Nothing on a page says any more that it is being fetched. */
const isStill = () =>
  document.fonts.status === 'loaded' &&
  !document.querySelector('[aria-busy="true"], .mantine-Skeleton-root[data-visible], .mantine-Loader-root');

/** Takes pictures of pages of one installation, and notes what goes wrong on them. */
export class Camera {
  faults = [];

  constructor(browser, { baseUrl, out }) {
    Object.assign(this, { browser, baseUrl, out });
  }

  /** `root` cannot have Chromium's sandbox; nothing but the installation can be reached from it. */
  static async open({ executablePath, baseUrl, out }) {
    const { hostname } = new URL(baseUrl);
    const args = [`--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${hostname}`, '--disable-dev-shm-usage'];
    return new Camera(await chromium.launch({ executablePath, args }), { baseUrl, out });
  }

  close() {
    return this.browser.close();
  }

  /** All pages in every look; `onPicture` is told of each. */
  async takeAll(pages, places, onPicture) {
    for (const viewport of WIDTHS) {
      for (const colorScheme of SCHEMES) {
        const look = { viewport, colorScheme };
        const [visitor, owner] = [await this.#context(look), await this.#context(look)];
        await this.#signIn(owner);
        for (const page of pages) {
          const name = `${page.name}-${viewport.width}-${colorScheme}`;
          await this.#take(page.isOpen ? visitor : owner, page, { name, places });
          onPicture(name);
        }
        await Promise.all([visitor.close(), owner.close()]);
      }
    }
  }

  async #take(context, { path: where, act }, { name, places }) {
    const page = await context.newPage();
    this.current = name;
    try {
      await page.goto(typeof where === 'function' ? where(places) : where);
      await page.getByRole('heading').first().waitFor();
      await page.waitForLoadState('networkidle');
      await page.waitForFunction(isStill);
      if (act) {
        await act(page);
        await page.waitForFunction(isStill);
      }
      await page.screenshot({ path: path.join(this.out, `${name}.png`), animations: 'disabled' });
      await this.#judgeWidth(page);
    } catch (error) {
      this.#note(error.message.split('\n')[0]);
    } finally {
      await page.close();
    }
  }

  /** Nobody wants to push a page from side to side. */
  async #judgeWidth(page) {
    const excess = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    if (excess > 0) this.#note(`the page is ${excess} px wider than the window`);
  }

  async #context({ viewport, colorScheme }) {
    const context = await this.browser.newContext({
      baseURL: this.baseUrl,
      locale: 'en-GB',
      timezoneId: 'Europe/Paris',
      colorScheme,
      viewport,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    this.#watch(context);
    return context;
  }

  #watch(context) {
    const origin = new URL(this.baseUrl).origin;
    context.on('console', (message) => {
      if (message.type() === 'error' && !STATUS_LINE.test(message.text())) this.#note(message.text());
    });
    context.on('weberror', (webError) => this.#note(webError.error().message));
    context.on('request', (request) => {
      const { origin: asked, protocol } = new URL(request.url());
      if (asked !== origin && !['data:', 'blob:'].includes(protocol)) this.#note(`asks ${request.url()}`);
    });
    context.on('response', (response) => {
      const isDocument = response.request().resourceType() === 'document';
      if (response.status() >= 400 && !(isDocument && response.status() < 500))
        this.#note(`${response.status()} ${response.url()}`);
    });
  }

  /** The answer sets the cookies that a page would get. */
  async #signIn(context) {
    const answer = await context.request.post('/v1/auth/login', { data: SIGN_IN });
    if (!answer.ok()) throw new Error(`Nobody can sign in: ${await answer.text()}`);
  }

  #note(fault) {
    this.faults.push(`${this.current}: ${fault}`);
  }
}
