import { describe, expect, it } from '@jest/globals';
import { maskEmail, readEmail } from './email-address.rules.js';

const read = (text: string): string => {
  const reading = readEmail(text);
  return reading.ok ? reading.email : reading.code;
};

describe('One mailbox, one spelling (V23, D-24)', () => {
  it.each([
    ['ADA@EXAMPLE.ORG', 'ada@example.org'],
    ['ada@EXAMPLE.org', 'ada@example.org'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['ada@bu\u0308cher.example', 'ada@xn--bcher-kva.example'],
    ['ada@XN--BCHER-KVA.example', 'ada@xn--bcher-kva.example'],
    ['ada@straße.example', 'ada@xn--strae-oqa.example'],
    ['ada@\uff45\uff58ample.org', 'ada@example.org'],
    ['ada@example\u3002org', 'ada@example.org'],
    ['ada@\u212aelvin.example', 'ada@kelvin.example'],
    ['ada@例え.jp', 'ada@xn--r8jz45g.jp'],
    ['ada@münchen.DE', 'ada@xn--mnchen-3ya.de'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['grace#night@corp.org', 'grace@corp.org'],
    ['grace+night@corp.org', 'grace@corp.org'],
    ['g.race@corp.org', 'grace@corp.org'],
    ['ada@example.org', 'ada@example.com'],
    ['ada@ex\u0430mple.org', 'ada@example.org'],
    ['ada@exampl\u0435.org', 'ada@example.org'],
    ['ada@examp1e.org', 'ada@example.org'],
    ['ada@strasse.example', 'ada@straße.example'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(read(one)).not.toBe(read(other));
    expect(read(one)).toContain('@');
  });

  it.each([
    ['m\u0131ke@example.org', 'email_local_part_not_ascii'],
    ['\u212aelvin@example.org', 'email_local_part_not_ascii'],
    ['ada', 'email_syntax_invalid'],
    ['a b@example.org', 'email_syntax_invalid'],
    ['ada@localhost', 'email_domain_invalid'],
    [`${'a'.repeat(300)}@${'b'.repeat(300)}.org`, 'email_too_long'],
  ])('refuses %s: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('shows no more of an address than it must', () => {
    expect(maskEmail('ada.lovelace@example.org')).toBe('a***@example.org');
  });
});
