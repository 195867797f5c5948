import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cursorAfter, positionBefore } from './feed-cursor.js';

describe('a cursor of the feed', () => {
  it('stands for the position up to which somebody has read, the beginning included', () => {
    expect(positionBefore(cursorAfter('0'))).toBe('0');
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (position) => {
        expect(positionBefore(cursorAfter(String(position)))).toBe(String(position));
      }),
    );
  });

  it.each(['', '0', '12', 'MA', 'LTE', 'null'])('is not %j', (text) =>
    expect(positionBefore(text)).toBeNull(),
  );
});
