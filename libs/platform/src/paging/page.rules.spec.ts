import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { FIRST_ID, LAST_ID, decodeCursor, encodeCursor, pageBy, pageOf } from './page.rules.js';

describe('A page of a list', () => {
  const rows = [{ id: FIRST_ID }, { id: LAST_ID }];

  it('has a cursor to go on with when there is more', () => {
    expect(pageOf(rows, 1)).toEqual({ items: [{ id: FIRST_ID }], nextCursor: encodeCursor(FIRST_ID) });
    expect(pageOf(rows, 2)).toEqual({ items: rows, nextCursor: null });
    expect(pageBy(rows, 1, () => LAST_ID).nextCursor).toBe(encodeCursor(LAST_ID));
    expect(pageOf([], 1)).toEqual({ items: [], nextCursor: null });
  });

  it('has a cursor that stands for its id, and is the only text for it', () => {
    fc.assert(fc.property(fc.uuid(), (id) => decodeCursor(encodeCursor(id)) === id));
    const cursor = encodeCursor(LAST_ID);
    for (const text of [
      '',
      '0',
      `${cursor}=`,
      ` ${cursor}`,
      cursor.slice(1),
      `${cursor.slice(0, -1)}x`,
      LAST_ID,
    ])
      expect(decodeCursor(text)).toBeNull();
  });
});
