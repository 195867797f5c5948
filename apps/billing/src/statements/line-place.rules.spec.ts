import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type LinePlace, decodePlace, encodePlace } from './line-place.rules.js';

describe('A cursor that is a place in a statement', () => {
  const place: fc.Arbitrary<LinePlace> = fc.record({
    kind: fc.constantFrom('correction', 'person'),
    userId: fc.uuid(),
    seq: fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(String),
  });

  it('stands for the place that it was made of', () => {
    fc.assert(fc.property(place, (one) => expect(decodePlace(encodePlace(one))).toEqual(one)));
  });

  it.each(['', 'x', 'MA', '=', encodePlace({ kind: 'person', userId: 'x', seq: '1' }), 'é'])(
    'is not %j',
    (text) => expect(decodePlace(text)).toBeNull(),
  );

  it('is the only text for its place', () => {
    fc.assert(
      fc.property(fc.base64String(), (text) => {
        const found = decodePlace(text);
        return found === null || encodePlace(found) === text;
      }),
    );
  });
});
