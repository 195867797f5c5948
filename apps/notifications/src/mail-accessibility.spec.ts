import { describe, expect, it } from '@jest/globals';
import { EVERY_MAIL, readSamples } from './all-mails.fixture.js';
import { contrastsOf, darkRules } from './delivery/mail-contrast.fixture.js';
import { attribute, documentOf, elements, nodesOf, textOf } from './delivery/mail-outline.fixture.js';

/** WCAG 2.2, 1.4.3, AA. */
const LEAST_CONTRAST = 4.5;
const SMALLEST_PIXELS = 14;
/** The narrowest telephone, without the margins of a mail program. */
const NARROWEST_PIXELS = 280;
const VAGUE = /^(?:here|click here|this|link|more|read more|ici|cliquez ici|lien|plus|en savoir plus)\.?$/i;

describe.each(EVERY_MAIL)('The mail %s in %s, for everybody', (_, locale, mail) => {
  const documents = readSamples(mail, locale).map(({ html, subject }) => ({
    html,
    subject,
    document: documentOf(html),
  }));

  it('tells its language and its title', () => {
    for (const { document, subject } of documents) {
      const [html] = elements(document, 'html');
      expect(html && attribute(html, 'lang')).toBe(locale);
      expect(html && attribute(html, 'dir')).toBe('ltr');
      expect(elements(document, 'title').map(textOf)).toEqual([subject]);
    }
  });

  it('has one heading of the first order, and skips none', () => {
    for (const { document } of documents) {
      const orders = [...nodesOf(document)]
        .flatMap(({ nodeName }) => /^h([1-6])$/.exec(nodeName)?.[1] ?? [])
        .map(Number);
      expect(orders.filter((order) => order === 1)).toHaveLength(1);
      expect(orders[0]).toBe(1);
      for (const [at, order] of orders.entries())
        expect(order - (orders[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
  });

  it('uses tables for layout only, and tells screen readers so', () => {
    for (const { html } of documents) {
      // In the text, not in the tree: what stands in comments for Outlook counts too.
      const tables = html.match(/<table[^>]*>/g) ?? [];
      expect(tables.filter((table) => !table.includes('role="presentation"'))).toEqual([]);
    }
  });

  it('has links that say where they lead, and pictures that say what they show', () => {
    for (const { document } of documents) {
      for (const link of elements(document, 'a')) {
        expect(attribute(link, 'href')).toMatch(/^https:\/\//);
        expect(textOf(link)).toMatch(/\S{3}/);
        expect(textOf(link)).not.toMatch(VAGUE);
      }
      for (const image of elements(document, 'img')) expect(attribute(image, 'alt')).toBeDefined();
    }
  });

  it('loads nothing from anywhere, and counts nobody who opens it', () => {
    for (const { html, document } of documents) {
      expect(html).not.toMatch(
        /<(?:img|link|script|iframe|form|video|audio|object|embed|base)\b|url\(|@import|src=/i,
      );
      const named = [...nodesOf(document)].flatMap((node) => node.attrs ?? []);
      expect(named.filter(({ name }) => /^on|^background$|^srcset$/.test(name))).toEqual([]);
    }
  });

  it.each(['light', 'dark'])(
    `has a contrast of ${LEAST_CONTRAST} at least for every word where it is %s`,
    (light) => {
      for (const { html, document } of documents) {
        const rules = light === 'dark' ? darkRules(html) : [];
        if (light === 'dark') expect(rules.length).toBeGreaterThan(5);
        const contrasts = contrastsOf(document, rules);
        expect(contrasts.length).toBeGreaterThan(3);
        expect(contrasts.filter(({ ratio }) => ratio < LEAST_CONTRAST)).toEqual([]);
        expect(contrasts.filter(({ fontSize }) => fontSize < SMALLEST_PIXELS)).toEqual([]);
      }
    },
  );

  it('fits on a telephone, and follows readers into the dark', () => {
    for (const { html } of documents) {
      expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"');
      expect(html).toContain('<meta name="color-scheme" content="light dark"');
      // Outlook on a desktop reads the comments, and nobody else.
      const widths = [
        ...html.replace(/<!--[\s\S]*?-->/g, '').matchAll(/[;"\s](?:min-)?width[:=]\s*"?(\d+)(?:px|")/g),
      ];
      const fixed = widths.map(([, pixels]) => Number(pixels));
      expect(fixed.filter((pixels) => pixels > NARROWEST_PIXELS && pixels !== 480)).toEqual([]);
      expect(html).toContain('word-break:break-word');
    }
  });
});
