import { describe, expect, it } from '@jest/globals';
import { pageLocale } from './page-locale.rules.js';

describe('The language of a page', () => {
  it.each([
    ['fr', 'en', 'en', 'fr'],
    [undefined, 'fr', 'en', 'fr'],
    ['xx', undefined, 'fr-CH, en;q=0.9', 'fr'],
    [['fr', 'en'], undefined, undefined, 'en'],
    [undefined, undefined, 'en;q=0.5, fr;q=0.8', 'fr'],
    [undefined, undefined, 'de, fr;q=0.1', 'fr'],
    [undefined, undefined, 'fr;q=0, de', 'en'],
    [undefined, undefined, '*', 'en'],
    [undefined, undefined, ';;,,q=', 'en'],
    [undefined, undefined, undefined, 'en'],
  ])('chosen %j, person %j, browser %j: %s', (chosen, ofPerson, browser, locale) => {
    expect(pageLocale(chosen, ofPerson, browser)).toBe(locale);
  });
});
