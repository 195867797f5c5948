import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { composeKey, keyIdIn, keyOfClient, SECRET_BYTES } from './api-key-format.js';

const ID = '019ac0de-0000-7000-8000-000000000001';
const KEY = composeKey(ID, Buffer.alloc(SECRET_BYTES, 7));
const random = fc
  .uint8Array({ minLength: SECRET_BYTES, maxLength: SECRET_BYTES })
  .map((bytes) => Buffer.from(bytes));

describe('The text of an API key', () => {
  it('begins so that scanners recognise it, and has one length, whatever its secret', () => {
    fc.assert(
      fc.property(fc.uuid(), random, (id, secret) => {
        expect(composeKey(id, secret)).toMatch(/^rck_[0-9a-f]{32}_[0-9a-z]{46}$/);
      }),
    );
    expect(composeKey(ID, Buffer.alloc(SECRET_BYTES, 0))).toHaveLength(83);
    expect(composeKey(ID, Buffer.alloc(SECRET_BYTES, 255))).toHaveLength(83);
  });

  it('holds its id, and all of its secret: no two secrets have one text', () => {
    fc.assert(
      fc.property(fc.uuid(), random, random, (id, one, other) => {
        expect(keyIdIn(composeKey(id, one))).toBe(id);
        expect(composeKey(id, one) === composeKey(id, other)).toBe(one.equals(other));
      }),
    );
  });

  it('is none with a single letter changed, added, or taken away', () => {
    for (let at = 0; at < KEY.length; at += 1) {
      const other = KEY[at] === '0' ? '1' : '0';
      expect([at, keyIdIn(KEY.slice(0, at) + other + KEY.slice(at + 1))]).toEqual([at, undefined]);
      expect(keyIdIn(KEY.slice(0, at) + KEY.slice(at + 1))).toBeUndefined();
    }
    for (const text of [
      '',
      'rck_',
      `${KEY}0`,
      ` ${KEY}`,
      `${KEY}\n`,
      KEY.toUpperCase(),
      'x'.repeat(100_000),
    ]) {
      expect(keyIdIn(text)).toBeUndefined();
    }
  });

  it('is put together from what a client of OAuth sends: id and key, or id and what follows it', () => {
    const secret = KEY.slice(-46);
    expect(keyOfClient(ID, secret)).toBe(KEY);
    expect(keyOfClient(ID.toUpperCase(), secret)).toBe(KEY);
    expect(keyOfClient(ID, KEY)).toBe(KEY);
    expect(keyIdIn(keyOfClient('somebody', secret))).toBeUndefined();
    expect(keyIdIn(keyOfClient(ID, ''))).toBeUndefined();
  });
});
