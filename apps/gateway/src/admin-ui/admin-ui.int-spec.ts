import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGatewayLab, type GatewayLab } from '../../testing/gateway-lab.js';

describe('The admin UI, as the gateway serves it', () => {
  let lab: GatewayLab;
  beforeAll(async () => {
    lab = await startGatewayLab();
  });
  afterAll(() => lab.stop());

  /** Files that the page names, as it names them. */
  const filesOf = (html: string): string[] =>
    [...html.matchAll(/(?:src|href)="(\/app\/[^"]+)"/g)].map(([, file]) => file ?? '');

  it('is where the address of the installation leads', async () => {
    const response = await lab.fetch('/', { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/app/']);
  });

  it.each(['/app', '/app/', '/app/groups/1/invited', '/app/people?q=ada'])(
    'answers %s with its one page',
    async (path) => {
      const response = await lab.fetch(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toContain('<div id="root"></div>');
    },
  );

  it('lets no inline script run; each answer has a nonce of its own, for style sheets only', async () => {
    const pages = await Promise.all([lab.fetch('/app/'), lab.fetch('/app/')]);
    const nonces = await Promise.all(
      pages.map(async (page) => {
        const policy = page.headers.get('content-security-policy') ?? '';
        const [, nonce = ''] = /style-src 'self' 'nonce-([\w-]{22})';/.exec(policy) ?? [];
        expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
        expect(policy).toContain("frame-ancestors 'none'");
        const html = await page.text();
        expect(html).toContain(`nonce="${nonce}"`);
        expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('sends its files compressed, for ever where their names carry their hash', async () => {
    const files = filesOf(await (await lab.fetch('/app/')).text());
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      const response = await lab.fetch(file, { headers: { 'accept-encoding': 'br' } });
      const isHashed = file.startsWith('/app/assets/');
      expect([file, response.status, response.headers.get('content-encoding')]).toEqual([
        file,
        200,
        isHashed ? 'br' : null,
      ]);
      expect(response.headers.get('cache-control')).toBe(
        isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
      expect(response.headers.get('content-type')).toMatch(
        /^(application\/javascript|text\/javascript|text\/css); charset=utf-8$/,
      );
    }
  });

  it.each([
    '/app/assets/nothing.js',
    '/app/assets/..%2findex.html',
    '/app/assets/%2e%2e%2f%2e%2e%2fpackage.json',
  ])('serves no other file: %s', async (path) => {
    expect((await lab.fetch(path)).status).toBe(404);
  });

  it('is open to be read only', async () => {
    expect((await lab.fetch('/app/', { method: 'POST' })).status).toBe(405);
  });
});
