import { describe, expect, it } from '@jest/globals';
import { pathInside } from './path-inside.rules.js';

describe('the way back after a sign-in', () => {
  it.each(['/groups/1?q=a', '/imports'])('leads to %s', (path) => {
    expect(pathInside(path)).toBe(path);
  });

  it.each([
    null,
    '',
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    '/a\\..\\b',
    '/ /evil',
    'javascript:x',
  ])('never leads outside by %j (V30)', (path) => {
    expect(pathInside(path)).toBe('/');
  });
});
