import { afterAll, beforeAll } from '@jest/globals';
import { type BrowserLab, TestBrowser } from '../support/browser.js';
import { firstPageJourney } from '../support/first-page.journey.js';
import { Installation } from '../support/installation.js';
import { integrationsJourney } from '../support/integrations.journey.js';
import { liveJourney } from '../support/live.journey.js';
import { sessionsJourney } from '../support/sessions.journey.js';

/** One installation for all of them, each on platforms of its own: starting one takes as long as a story. */
let lab: BrowserLab;

beforeAll(async () => {
  const installation = await Installation.start({ env: { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32' } });
  lab = { installation, browser: await TestBrowser.start(installation.url) };
}, 120_000);
afterAll(async () => {
  await lab?.browser.close();
  await lab?.installation.stop();
});

firstPageJourney(() => lab);
liveJourney(() => lab);
sessionsJourney(() => lab);
integrationsJourney(() => lab);
