import { describe, expect, it } from '@jest/globals';
import { KeyRing } from '@rollcall/platform';
import { ResetToken } from './reset-token.js';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const tokens = new ResetToken(KeyRing.parse(`k1:${key(1)}`));
const claim = { resetId: '01930000-0000-7000-8000-000000000009', keyId: 'k1' };
const token = tokens.make(claim) ?? '';

/** A forger who has the parts of another token. */
const forge = (edit: (bytes: Buffer) => Buffer): string =>
  edit(Buffer.from(token, 'base64url')).toString('base64url');

describe('links to choose a password', () => {
  it('are derived: the same for the same reset, read back as what they were made of', () => {
    expect(tokens.make(claim)).toBe(token);
    expect(tokens.read(token)).toEqual(claim);
  });

  it('are no invitation links and no access tokens: another key makes them', () => {
    const other = new ResetToken(KeyRing.parse(`k1:${key(2)}`));
    expect(other.read(token)).toBeNull();
  });

  it('die with their key', () => {
    expect(new ResetToken(KeyRing.parse(`k2:${key(2)}`)).make(claim)).toBeNull();
    expect(new ResetToken(KeyRing.parse(`k2:${key(2)},k1:${key(1)}`)).read(token)).toEqual(claim);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['the id alone', Buffer.from(claim.resetId.replaceAll('-', ''), 'hex').toString('base64url')],
    ['the id as text', claim.resetId],
    [
      'another id under the signature',
      forge((bytes) => Buffer.concat([Buffer.alloc(16, 7), bytes.subarray(16)])),
    ],
    ['an empty signature', forge((bytes) => Buffer.concat([bytes.subarray(0, 18), Buffer.alloc(32)]))],
    ['no signature', forge((bytes) => bytes.subarray(0, 18))],
    ['a shorter signature', forge((bytes) => bytes.subarray(0, -1))],
    ['a longer signature', forge((bytes) => Buffer.concat([bytes, Buffer.alloc(1)]))],
    [
      'a key id that is not ours',
      forge((bytes) => Buffer.concat([bytes.subarray(0, 16), Buffer.from('k9'), bytes.subarray(18)])),
    ],
    ['no key id', forge((bytes) => Buffer.concat([bytes.subarray(0, 16), bytes.subarray(18)]))],
    ['padding', `${token}=`],
    ['a space before', ` ${token}`],
    ['plain base64', Buffer.from(token, 'base64url').toString('base64')],
    ['twice', `${token}${token}`],
    ['a JWT', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.'],
    ['a walk', '../../../etc/passwd'],
  ])('cannot be forged: %s', (_, forged) => {
    expect(tokens.read(forged)).toBeNull();
  });

  it('do not survive the flip of any single bit', () => {
    const bytes = Buffer.from(token, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(tokens.read(flipped.toString('base64url'))).toBeNull();
    }
  });
});
