import { describe, expect, it } from '@jest/globals';
import { decodePlace, encodePlace } from './snapshot-place.rules.js';

const PLACE = {
  part: 'users',
  after: '01930000-0000-7000-8000-000000000005',
  feedCursor: 'MTI',
} as const;

describe('the cursor of a snapshot', () => {
  it('stands for a place, and for where the feed stood at its beginning', () => {
    expect(decodePlace(encodePlace(PLACE))).toEqual(PLACE);
  });

  it.each([
    '',
    'x',
    `${encodePlace(PLACE)}=`,
    encodePlace({ ...PLACE, after: 'nobody' }),
    encodePlace({ ...PLACE, part: 'mails' as never }),
    encodePlace({ ...PLACE, feedCursor: "'; --" }),
  ])('is not %j', (text) => expect(decodePlace(text)).toBeNull());
});
