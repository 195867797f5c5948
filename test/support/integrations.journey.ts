import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { createAcademy } from './academy.js';
import { choose, chooseInRow, rowOf, signInAt } from './admin-page.js';
import { ApiClient } from './api-client.js';
import type { BrowserLab, TestBrowser } from './browser.js';
import { eventually } from './eventually.js';
import type { Installation } from './installation.js';
import { expectPage } from './on-page.js';

const OWNER = 'olivia@programs.example';
const CREATED = 'identity.group-created.v1';

/** API keys and webhooks: whom the installation lets in, and whom it tells. It has to allow receivers at 127.0.0.1. */
export const integrationsJourney = (on: () => BrowserLab): void =>
  describe('Programs of others, in a browser', () => {
    let installation: Installation;
    let browser: TestBrowser;
    let receiver: Server;
    /** What the receiver was sent. */
    const calls: { headers: Record<string, string>; body: string }[] = [];
    let answer = 204;

    beforeAll(async () => {
      receiver = createServer((request, response) => {
        void text(request).then((body) => {
          calls.push({ headers: request.headers as Record<string, string>, body });
          response.writeHead(answer).end();
        });
      });
      await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
      ({ installation, browser } = on());
      await createAcademy(installation, 'programs');
    }, 60_000);
    afterAll(() => {
      receiver.closeAllConnections();
      receiver.close();
    });

    it(
      'an administrator makes a key, which opens what its scopes say, gets a new secret, and is ended',
      () =>
        browser.visit(async (page) => {
          await signInAt(page, OWNER, 'Academy programs');
          await page.getByRole('link', { name: 'API keys' }).click();
          await expectPage(page, 'API keys');
          await page.getByRole('button', { name: 'New key' }).first().click();
          const dialog = page.getByRole('dialog');
          await dialog.getByLabel(/^Name/).fill('HR sync');
          await dialog
            .getByLabel('See all people, their memberships and what became of their erasure')
            .check();
          await expectPage(page, 'API keys');
          await dialog.getByRole('button', { name: 'Make the key' }).click();
          const shown = page.getByRole('status').filter({ hasText: 'This is shown once only' });
          const key = await shown.locator('pre').innerText();
          await expectPage(page, 'API keys');
          const program = new ApiClient(installation.url, key);
          expect((await program.get('/v1/users')).status).toBe(200);
          expect((await program.get('/v1/groups')).body.code).toBe('scope_missing');

          await page.getByRole('button', { name: 'I have kept it' }).click();
          expect(await page.getByText(key).count()).toBe(0);
          await chooseInRow(page, 'HR sync', /New secret/);
          await dialog.getByLabel(/^The old secret works/).click();
          await page.getByRole('option', { name: 'not at all: it ends now' }).click();
          await dialog.getByRole('button', { name: 'New secret' }).click();
          await shown.waitFor();
          const second = await shown.locator('pre').innerText();
          expect(second).not.toBe(key);

          await chooseInRow(page, 'HR sync', /End the key/);
          await dialog.getByRole('button', { name: 'End the key' }).click();
          await page.getByText('HR sync is ended.').waitFor();
          expect((await new ApiClient(installation.url, second).get('/v1/users')).status).toBe(401);
        }),
      60_000,
    );

    it(
      'an administrator makes a webhook, tests it, sees what became of events, and has them delivered again (A9)',
      () =>
        browser.visit(async (page) => {
          const { port } = receiver.address() as AddressInfo;
          await signInAt(page, OWNER, 'Academy programs');
          await page.getByRole('link', { name: 'Webhooks' }).click();
          await expectPage(page, 'Webhooks');
          await page.getByRole('button', { name: 'New webhook' }).first().click();
          const dialog = page.getByRole('dialog');
          await dialog.getByLabel(/^Address/).fill('ftp://example.org/x');
          await dialog.getByRole('button', { name: 'Create the webhook' }).click();
          await page.getByText('That did not work').waitFor();
          await dialog.getByLabel(/^Address/).fill(`http://127.0.0.1:${port}/hook`);
          await choose(page, /^Events/, CREATED);
          await page.keyboard.press('Escape');
          await dialog.getByRole('button', { name: 'Create the webhook' }).click();
          await expectPage(page, `http://127.0.0.1:${port}/hook`);
          const secret = await page.getByRole('status').locator('pre').innerText();
          // A secret that is shown once is in no history of the browser.
          expect(await page.evaluate('JSON.stringify(history.state)')).not.toContain(secret);
          await page.getByRole('button', { name: 'I have kept it' }).click();
          await page.getByRole('button', { name: 'Send a test event' }).click();
          await page.getByText('The receiver took it (HTTP 204).').waitFor();
          expect(calls).toHaveLength(1);
          new Webhook(secret).verify(calls[0]?.body ?? '', calls[0]?.headers ?? {});

          const webhook = page.url();
          await page.goto('/app/groups/new');
          await page.getByLabel(/^Name/).fill('Asia');
          await choose(page, /^Parent group/, 'Sales');
          await page.getByRole('button', { name: 'Create group' }).click();
          await expectPage(page, 'Asia');
          await page.goto(webhook);
          await rowOf(page, CREATED).getByText('Delivered').waitFor();
          await rowOf(page, CREATED).getByText('1 call').click();
          await expectPage(page, `http://127.0.0.1:${port}/hook`);
          await rowOf(page, CREATED).getByRole('button', { name: 'Deliver again' }).click();
          await eventually(() => expect(calls).toHaveLength(3));
          expect(calls[2]?.body).toBe(calls[1]?.body);

          // A receiver that is ill is said to be, and paused when somebody says so.
          answer = 500;
          await page.getByRole('button', { name: 'Send a test event' }).click();
          await page.getByText('It did not arrive: the answer was no success.').waitFor();
          await page.getByRole('button', { name: 'Pause' }).click();
          await page.getByText('Somebody paused it.').waitFor();
          await page.getByRole('button', { name: 'Actions' }).click();
          await page.getByRole('menuitem', { name: /Delete/ }).click();
          await dialog.getByRole('button', { name: 'Delete' }).click();
          await expectPage(page, 'Webhooks');
          await page.getByText('No webhook yet').waitFor();
        }),
      90_000,
    );
  });
