import { describe, expect, it } from '@jest/globals';
import { KeyRing } from '@rollcall/platform';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { KeyedTokens } from './keyed-tokens.js';
import { ReturnPaths } from './return-paths.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const ring = KeyRing.parse(`k1:${key(1)}`);
const rotated = KeyRing.parse(`k2:${key(2)},k1:${key(1)}`);
const foreign = KeyRing.parse(`k1:${key(9)}`);

describe('a keyed token', () => {
  it('gives back what it was made of, in any case of letters, also after the keys rotated', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        const content = Buffer.from(bytes);
        const token = new KeyedTokens(ring, 'test').seal(content);
        expect(new KeyedTokens(rotated, 'test').open(token.toUpperCase())).toEqual(content);
      }),
    );
  });

  it('is refused when one letter is another, when it is of another purpose or installation, or is none', () => {
    const tokens = new KeyedTokens(ring, 'test');
    const token = tokens.seal(Buffer.from('content'));
    for (let at = 0; at < token.length - 1; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1);
      expect(tokens.open(changed)).toBeUndefined();
    }
    expect(new KeyedTokens(ring, 'other').open(token)).toBeUndefined();
    expect(new KeyedTokens(foreign, 'test').open(token)).toBeUndefined();
    for (const none of ['', 'a', 'é', token.slice(1), '1'.repeat(42)])
      expect(tokens.open(none)).toBeUndefined();
  });
});

describe('a return path', () => {
  const paths = new ReturnPaths(ring, 'bounces.example.org');

  it('names the mail, and fits into an address (64 letters before the @)', () => {
    const mailId = uuidv7();
    const address = paths.of(mailId) ?? '';
    expect(address).toMatch(/^bounce\+[a-z2-7]{42}@bounces\.example\.org$/);
    expect(paths.mailOf(address.toUpperCase())).toBe(mailId);
  });

  it('of another domain, another key or nobody is none', () => {
    const address = paths.of(uuidv7()) ?? '';
    expect(paths.mailOf(address.replace('example.org', 'example.net'))).toBeUndefined();
    expect(new ReturnPaths(foreign, 'bounces.example.org').mailOf(address)).toBeUndefined();
    expect(paths.mailOf('postmaster@bounces.example.org')).toBeUndefined();
    expect(new ReturnPaths(ring, undefined).of(uuidv7())).toBeUndefined();
  });
});

describe('a link to unsubscribe', () => {
  it('names platform, person and topic', () => {
    const links = new UnsubscribeLinks(ring, 'https://learn.example/');
    const about = { platformId: uuidv7(), userId: uuidv7(), topic: 'reminders' } as const;
    const link = links.of(about);
    expect(link).toMatch(/^https:\/\/learn\.example\/unsubscribe\/[a-z2-7]+$/);
    expect(links.read(link.slice(link.lastIndexOf('/') + 1))).toEqual(about);
    expect(links.read('nothing')).toBeUndefined();
  });
});
