import { describe, expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import { newId } from './new-id.js';

describe('New ids', () => {
  const before = Date.now();
  const ids = Array.from({ length: 5_000 }, newId);

  it('are UUIDs v7 of now', () => {
    for (const id of ids) expect([validate(id), version(id)]).toEqual([true, 7]);
    const at = parseInt(ids[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  it('follow each other, and none comes twice', () => {
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
