import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { API_SCOPES, API_SCOPE_NAMES, isApiScope } from './api-scopes.js';

describe('the scopes of API keys', () => {
  it('are named area:verb, and each has a sentence', () => {
    for (const [name, sentence] of Object.entries(API_SCOPES)) {
      expect([name, sentence]).toEqual([
        expect.stringMatching(/^[a-z]+:(?:read|write)$/),
        expect.stringMatching(/^[A-Z].*\.$/),
      ]);
    }
    expect(API_SCOPE_NAMES).toEqual(Object.keys(API_SCOPES));
  });

  it('are those that the page about keys lists, in the same words', () => {
    const page = readFileSync('docs/api-keys.md', 'utf8');
    const listed = [...page.matchAll(/^\| `([a-z]+:[a-z]+)` +\| (.+?) +\|$/gm)].map(([, name, text]) => [
      name,
      text,
    ]);
    expect(listed).toEqual(Object.entries(API_SCOPES));
  });

  it('hold none for billing (P21), and none with which keys make keys', () => {
    expect(API_SCOPE_NAMES.filter((name) => /billing|key|platform:write/.test(name))).toEqual([]);
  });

  it.each(['users:read', 'webhooks:write'])('know %s', (name) => {
    expect(isApiScope(name)).toBe(true);
  });

  it.each(['users', 'users:READ', 'users:read ', 'toString', '__proto__', '', undefined, 1])(
    'do not know %p',
    (name) => {
      expect(isApiScope(name)).toBe(false);
    },
  );
});
