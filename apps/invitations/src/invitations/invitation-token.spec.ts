import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { KeyRing } from '@rollcall/platform';
import { InvitationToken, type LinkClaim } from './invitation-token.js';

const secret = (kid: string): string => `${kid}:${randomBytes(32).toString('base64')}`;
const [older, newer] = [secret('k1'), secret('key2026b')];
const tokens = new InvitationToken(KeyRing.parse(`${newer},${older}`));
const claim = (more: Partial<LinkClaim> = {}): LinkClaim => ({
  invitationId: randomUUID(),
  generation: 1,
  keyId: 'key2026b',
  ...more,
});

describe('the link of an invitation (Z-01)', () => {
  it('reads back what it was made of, and is the same every time', () => {
    for (const keyId of ['k1', 'key2026b']) {
      for (const generation of [1, 2, 255, 256, 4_294_967_295]) {
        const made = claim({ keyId, generation });
        expect(tokens.read(tokens.make(made))).toEqual(made);
        expect(tokens.make(made)).toBe(tokens.make(made));
      }
    }
  });

  it('is made with the current key, and an older key of the ring still reads', () => {
    expect(tokens.currentKeyId).toBe('key2026b');
    const before = new InvitationToken(KeyRing.parse(older));
    const link = before.make(claim({ keyId: 'k1' }));
    expect(tokens.read(link)).toMatchObject({ keyId: 'k1' });
  });

  it('does not read once any one of its bits is flipped (V4)', () => {
    const bytes = Buffer.from(tokens.make(claim()), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(tokens.read(flipped.toString('base64url'))).toBeNull();
    }
  });

  it('does not read in any other spelling of the same bytes', () => {
    const token = tokens.make(claim({ keyId: 'k1' }));
    const last = token.at(-1) as string;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const spellings = [...alphabet].filter((c) => c !== last).map((c) => token.slice(0, -1) + c);
    for (const other of [
      ...spellings,
      `${token}=`,
      `${token} `,
      ` ${token}`,
      `${token}\n`,
      token.toUpperCase(),
    ]) {
      expect(tokens.read(other)).toBeNull();
    }
  });

  it('does not read when truncated, extended or empty', () => {
    const token = tokens.make(claim());
    for (let length = 0; length < token.length; length += 1)
      expect(tokens.read(token.slice(0, length))).toBeNull();
    for (const more of ['A', 'AAAA', token]) expect(tokens.read(token + more)).toBeNull();
  });

  it('does not read with another ring, or with a key that left the ring', () => {
    const token = tokens.make(claim({ keyId: 'k1' }));
    expect(new InvitationToken(KeyRing.parse(secret('k1'))).read(token)).toBeNull();
    expect(new InvitationToken(KeyRing.parse(newer)).read(token)).toBeNull();
  });

  it('does not lend its signature to another invitation, generation or key', () => {
    const [mine, theirs] = [claim(), claim({ generation: 2 })].map((c) =>
      Buffer.from(tokens.make(c), 'base64url'),
    ) as [Buffer, Buffer];
    const swapped = Buffer.concat([theirs.subarray(0, -32), mine.subarray(-32)]);
    expect(tokens.read(swapped.toString('base64url'))).toBeNull();
  });

  it('reads none of 100,000 random texts', () => {
    const sizes = [53, 54, 55, 60, 61, 62, 16, 0];
    let read = 0;
    for (let i = 0; i < 100_000; i += 1) {
      const bytes = randomBytes(sizes[i % sizes.length] as number);
      // Half of them get a plausible beginning, so that they reach the signature.
      if (i % 2 && bytes.length > 3) bytes.set([2, 0x6b, 0x31]);
      if (tokens.read(bytes.toString('base64url'))) read += 1;
    }
    expect(read).toBe(0);
  });

  it('gives 20,000 invitations 20,000 links', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 20_000; i += 1) seen.add(tokens.make(claim({ generation: randomInt(1, 9) })));
    expect(seen.size).toBe(20_000);
  });

  it('cannot be made with a key that is not in the ring', () => {
    expect(() => tokens.make(claim({ keyId: 'gone' }))).toThrow(/SECRET_KEYS/);
    expect(tokens.knows('gone')).toBe(false);
    expect(tokens.knows('k1')).toBe(true);
  });
});
