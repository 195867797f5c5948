import { describe, expect, it } from '@jest/globals';
import { maskedPath, scrubText } from './scrub-text.js';
import { scrub } from './scrub.js';

describe('what is logged', () => {
  it.each([
    ['GET /join/S3cr3t?x=1', 'GET /join/[redacted]?x=1'],
    [
      'https://x.org/v1/invitation-links/S3cr3t/acceptance',
      'https://x.org/v1/invitation-links/[redacted]/acceptance',
    ],
    ['see "https://x.org/join/S3cr3t".', 'see "https://x.org/join/[redacted]".'],
    ['GET /reset/S3cr3t?x=1', 'GET /reset/[redacted]?x=1'],
    ['/v1/auth/password-resets/S3cr3t', '/v1/auth/password-resets/[redacted]'],
    ['GET /unsubscribe/S3cr3t', 'GET /unsubscribe/[redacted]'],
    ['PUT /v1/unsubscriptions/S3cr3t', 'PUT /v1/unsubscriptions/[redacted]'],
    ['?url=https%3A%2F%2Fx.org%2Fjoin%2FS3cr3t', '?url=https%3A%2F%2Fx.org%2Fjoin%2F[redacted]'],
    ['/x?a=1&access_token=S3cr3t&b=2', '/x?a=1&access_token=[redacted]&b=2'],
    ['connect postgres://app:S3cr3t@db:5432/x', 'connect postgres://[redacted]@db:5432/x'],
    ['amqps://user:p%40ss@mq', 'amqps://[redacted]@mq'],
    ['authorization: Bearer S3cr3t-S3cr3t', 'authorization: Bearer [redacted]'],
    [
      'key rck_019ac0de000070008000000000000001_0secret rct_abc-DEF_0123456789',
      'key rck_[redacted] rct_[redacted]',
    ],
    ['token eyJhbGciOiJub25lIn0.eyJhIjoxfQ.abc here', 'token [redacted] here'],
    ['nothing to hide: 3 groups', 'nothing to hide: 3 groups'],
  ])('hides the secret in the text "%s"', (text, expected) => {
    expect(scrubText(text, false)).toBe(expected);
  });

  it('hides addresses by a hash that is the same for every spelling', () => {
    const hidden = scrubText('mail to Ann.Lee+x@Example.org, ann.lee+x@example.org', true);
    const [first, second] = hidden.match(/email#[0-9a-f]{12}/g) ?? [];
    expect(hidden).toBe(`mail to ${first}, ${second}`);
    expect(first).toBe(second);
    expect(scrubText('ann@example.org', false)).toBe('ann@example.org');
  });

  it.each([
    'password',
    'newPassword',
    'passwordHash',
    'PASSWORD',
    'authorization',
    'Cookie',
    'set-cookie',
    'accessToken',
    'token',
    'link',
    'invitationLink',
    'clientSecret',
    'SECRET_KEYS',
    'apiKey',
    'api_key',
    'x-rollcall-actor',
  ])('hides the field %s at any depth', (name) => {
    const logged = JSON.stringify(
      scrub({ a: [{ b: { [name]: 'S3cr3t' } }], [name]: { deep: 'S3cr3t' } }, true),
    );
    expect(logged).not.toContain('S3cr3t');
    expect(logged).toContain('[redacted]');
  });

  it('keeps of an error what cannot hold data of people', () => {
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(ann@x.org)',
    });
    const error = Object.assign(new Error('query failed for ann@x.org', { cause }), {
      parameters: ['S3cr3t'],
    });
    const logged = scrub({ err: error }, true) as { err: Record<string, unknown> };

    expect(logged.err).toMatchObject({ type: 'Error', cause: { message: 'duplicate key', code: '23505' } });
    expect(JSON.stringify(logged)).not.toMatch(/ann@x\.org|S3cr3t|parameters/);
  });

  it('stays small and ends, whatever it is given', () => {
    const cycle: Record<string, unknown> = { wide: Array.from({ length: 10_000 }, (_, i) => ({ i })) };
    cycle['self'] = Array.from({ length: 10 }, () => cycle);
    const big = { cycle, text: 'x'.repeat(1_000_000), bytes: Buffer.alloc(1_000_000), n: 10n };
    expect(JSON.stringify(scrub(big, true)).length).toBeLessThan(60_000);
  });

  it('takes no longer for hostile texts (V38)', () => {
    const hostile = ['a@', '@a', '/join/', 'eyJ.', 'x://', '?token=', 'Bearer '].map((part) =>
      part.repeat(32_768),
    );
    const startedAt = performance.now();
    for (const text of hostile) scrubText(text, true);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('masks tokens in a path and leaves its query out', () => {
    expect(maskedPath('/join/S3cr3t?token=S3cr3t#S3cr3t')).toBe('/join/[redacted]');
    expect(maskedPath(`/${'x'.repeat(1000)}`).length).toBe(256);
  });
});
