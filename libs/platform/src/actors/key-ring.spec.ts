import { describe, expect, it } from '@jest/globals';
import { KeyRing } from './key-ring.js';

const base64 = (fill: number, bytes = 32): string => Buffer.alloc(bytes, fill).toString('base64');

describe('the key ring', () => {
  it('uses the first key for new things and still finds the older ones', () => {
    const before = KeyRing.parse(`old:${base64(1)}`);
    const after = KeyRing.parse(`new:${base64(2)},old:${base64(1)}`);

    expect(after.current('links').kid).toBe('new');
    expect(after.find('links', 'old')).toEqual(before.current('links').key);
    expect(after.kids).toEqual(['new', 'old']);
  });

  it('derives a key of its own for each purpose and each kid', () => {
    const ring = KeyRing.parse(`a:${base64(1)},b:${base64(2)}`);
    const keys = [
      ring.find('links', 'a'),
      ring.find('links', 'b'),
      ring.find('actor-token', 'a'),
      Buffer.alloc(32, 1),
    ];

    expect(new Set(keys.map((key) => key?.toString('hex'))).size).toBe(4);
    expect(keys.every((key) => key?.length === 32)).toBe(true);
  });

  it('derives the same key in every process', () => {
    expect(
      KeyRing.parse(`a:${base64(1)}`)
        .current('links')
        .key.toString('hex'),
    ).toBe('a40a55b068b00a33662847a0f0c0309707299f6c182109e4c5f032a417fae581');
  });

  it('finds nothing under a kid it does not have', () => {
    expect(KeyRing.parse(`a:${base64(1)}`).find('links', 'b')).toBeUndefined();
  });

  it.each([
    ['nothing at all', '', /entry 1/],
    ['a key without a kid', base64(1), /entry 1/],
    ['a kid of nine characters', `abcdefghi:${base64(1)}`, /entry 1/],
    ['a kid in capitals', `A:${base64(1)}`, /entry 1/],
    ['a third part', `a:${base64(1)}:x`, /entry 1/],
    ['an empty second entry', `a:${base64(1)},`, /entry 2/],
    ['31 bytes', `a:${base64(1, 31)}`, /at least 32 bytes/],
    ['what is not base64', `a:${'*'.repeat(64)}`, /base64/],
    ['the same kid twice', `a:${base64(1)},a:${base64(2)}`, /two keys named a/],
  ])('refuses %s', (_, secretKeys, message) => {
    expect(() => KeyRing.parse(secretKeys)).toThrow(message);
  });

  it('never shows key material in a refusal', () => {
    const material = base64(1, 31);
    const parse = (): unknown => KeyRing.parse(`a:${material}`);
    expect(parse).toThrow(/^(?!.*AQEB)/);
  });
});
