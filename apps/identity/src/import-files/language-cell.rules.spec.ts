import { describe, expect, it } from '@jest/globals';
import { readLanguage } from './language-cell.rules.js';

describe('The language in a cell', () => {
  it.each([
    ['en', 'en'],
    ['FR', 'fr'],
    ['fr-CA', 'fr'],
    ['en_GB', 'en'],
    [' English ', 'en'],
    ['anglais', 'en'],
    ['Français', 'fr'],
    ['FRENCH', 'fr'],
  ])('%j is %s', (cell, language) => {
    expect(readLanguage(cell)).toEqual({ ok: true, value: language });
  });

  it.each(['de', 'Deutsch', 'constructor', 'f r a n c e'])('knows no %j', (cell) => {
    expect(readLanguage(cell)).toMatchObject({ ok: false, faults: [{ code: 'language_unknown' }] });
  });
});
