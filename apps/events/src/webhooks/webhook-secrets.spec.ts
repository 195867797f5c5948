import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { KeyRing } from '@rollcall/platform';
import * as fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { WebhookSecrets } from './webhook-secrets.js';
import { signingClaims } from './webhook.rules.js';

const KEY = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const secrets = new WebhookSecrets(KeyRing.parse(`new:${KEY(2)},old:${KEY(1)}`));
const claim = { webhookId: '01930000-0000-7000-8000-00000000000d', generation: 1, keyId: 'old' };
const NOW = new Date('2026-12-01T00:00:00Z');

/** The function that docs/webhooks.md shows to receivers. */
async function documentedCheck(): Promise<
  (secret: string, headers: object, body: string, now?: number) => boolean
> {
  const [, code] = /```js verify\n(.*?)```/s.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? [];
  if (!code) throw new Error('docs/webhooks.md shows no function that verifies.');
  const body = code.replace(/^import .*$/m, '').replace('export function isGenuine', 'return function');
  const { createHmac, timingSafeEqual } = await import('node:crypto');
  // oxlint-disable-next-line typescript/no-implied-eval -- it is our own document, and must work as it stands
  return new Function('createHmac', 'timingSafeEqual', body)(createHmac, timingSafeEqual) as Awaited<
    ReturnType<typeof documentedCheck>
  >;
}

describe('The secret of a webhook', () => {
  it('is always the same for a webhook, a generation and a key, and another for any other (Z-01)', () => {
    const others = [
      { ...claim, generation: 2 },
      { ...claim, keyId: 'new' },
      { ...claim, webhookId: claim.webhookId.replace(/d$/, 'e') },
    ];
    const all = [claim, ...others].map((each) => secrets.text(each));
    expect(new Set(all).size).toBe(4);
    expect(all[0]).toBe(secrets.text({ ...claim }));
    expect(all[0]).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(secrets.currentKeyId).toBe('new');
  });

  it('cannot be made without its key, and the error says which', () => {
    expect(() => secrets.text({ ...claim, keyId: 'gone' })).toThrow(/gone .* not in SECRET_KEYS/);
  });

  it('signs so that the reference library and what the documentation shows agree', async () => {
    const isGenuine = await documentedCheck();
    const reference = new Webhook(secrets.text(claim));
    const seconds = Math.floor(Date.now() / 1_000);
    fc.assert(
      fc.property(fc.uuid(), fc.json(), (id, body) => {
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': String(seconds),
          'webhook-signature': secrets.signatures([claim], `${id}.${seconds}.${body}`),
        };
        expect(reference.verify(body, headers)).toEqual(JSON.parse(body));
        expect(isGenuine(secrets.text(claim), headers, body)).toBe(true);
        expect(isGenuine(secrets.text({ ...claim, generation: 2 }), headers, body)).toBe(false);
        expect(isGenuine(secrets.text(claim), headers, `${body} `)).toBe(false);
        expect(isGenuine(secrets.text(claim), headers, body, Date.now() + 600_000)).toBe(false);
      }),
      { numRuns: 50 },
    );
    expect(isGenuine(secrets.text(claim), {}, '')).toBe(false);
  });

  it('is checked by the documentation as the specification has it', async () => {
    // The example of the libraries of Standard Webhooks.
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const check = await documentedCheck();
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    expect(check(secret, headers, '{"test": 2432232314}', 1_614_265_330_000)).toBe(true);
  });

  it('signs beside the one that replaces it, until the overlap is over', () => {
    const rotated = {
      id: claim.webhookId,
      keyId: 'new',
      generation: 2,
      previousKeyId: 'old',
      previousUntil: new Date(NOW.getTime() + 1),
    };
    const current = { webhookId: claim.webhookId, keyId: 'new', generation: 2 };
    expect(signingClaims(rotated, NOW)).toEqual([current, claim]);
    expect(signingClaims({ ...rotated, previousUntil: NOW }, NOW)).toEqual([current]);
    expect(secrets.signatures([current, claim], 'x').split(' ')).toEqual([
      secrets.signatures([current], 'x'),
      secrets.signatures([claim], 'x'),
    ]);
  });
});
