import { chromium } from 'playwright-core';
import { provideChromium } from '../../tools/test-services/chromium.mjs';
import { noteFirstRows } from '../measure/page-probes.mjs';
import { Population } from '../population/population.mjs';
import { Academy, PASSWORD } from './academy.mjs';

const GROUPS = 2_000;
const SLUG = 'pages';
const PATIENCE_MS = 60_000;
const SMALL_GROUP = `
  SELECT group_id AS id FROM memberships WHERE status = 'active' AND group_id <> $1
   GROUP BY 1 HAVING count(DISTINCT user_id) >= 20 ORDER BY count(DISTINCT user_id), 1 LIMIT 1`;

/** A large platform, and a browser in which its owner looks at it. */
export class UiLab {
  constructor(parts) {
    Object.assign(this, parts);
  }

  static async open(lab, installation, size) {
    const academy = await Academy.found(installation, SLUG);
    const { owner, rootGroupId } = academy;
    const about = { platformId: owner.platformId, ownerId: owner.userId, rootGroupId, groups: GROUPS };
    const population = await Population.found(installation.databaseUrl, about);
    const seconds = await population.grow(size);
    lab.say(`${size} people on ${GROUPS} groups (${seconds.toFixed(1)} s)`);
    const [small] = (await population.client.query(SMALL_GROUP, [rootGroupId])).rows;
    await population.close();
    const executablePath = await provideChromium({ log: lab.say });
    const browser = await chromium.launch({ executablePath, args: ['--disable-dev-shm-usage'] });
    lab.shutdown.add(() => browser.close());
    const groups = { root: rootGroupId, small: small.id };
    return new UiLab({ browser, groups, baseUrl: installation.urlOf('gateway') });
  }

  /** Runs a piece of work in a fresh profile, in which nothing is cached yet, as the owner. */
  async visit(work) {
    const context = await this.browser.newContext({
      baseURL: this.baseUrl,
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
    });
    context.setDefaultTimeout(PATIENCE_MS);
    try {
      await context.addInitScript(noteFirstRows);
      await signIn(context);
      return await work(await context.newPage());
    } finally {
      await context.close();
    }
  }

  /** Opens a group by its address. @returns milliseconds from the navigation until its first rows were painted */
  async open(page, groupId) {
    await page.goto(`/app/groups/${groupId}`, { waitUntil: 'commit' });
    const handle = await page.waitForFunction(() => globalThis.firstRowsAt);
    return handle.jsonValue();
  }

  close() {
    return this.browser.close();
  }
}

async function signIn(context) {
  const data = { login: 'olivia@bench.example', password: PASSWORD, platform: SLUG };
  const answer = await context.request.post('/v1/auth/login', { data });
  if (!answer.ok()) throw new Error(`The owner cannot sign in: ${await answer.text()}`);
}
