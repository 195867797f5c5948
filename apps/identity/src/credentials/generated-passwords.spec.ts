import { describe, expect, it } from '@jest/globals';
import { KeyRing } from '@rollcall/platform';
import { GeneratedPasswords } from './generated-passwords.js';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { judgePassword } from './password.rules.js';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const passwords = new GeneratedPasswords(KeyRing.parse(`a:${key(1)}`));

describe('generated passwords (D-21, Z-02)', () => {
  it('have at least 112 bits, in an alphabet that can be read aloud', () => {
    const { password } = passwords.make('user', 'issue');
    expect(password).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
    const characters = password.replaceAll('-', '').length;
    expect(characters * Math.log2(32)).toBeGreaterThanOrEqual(112);
    expect(judgePassword(password, COMMON_PASSWORDS, [])).toBeNull();
  });

  it('are the same for every retry of a mail, and others for another person or mail', () => {
    const { password, hash } = passwords.make('user', 'issue');
    expect(passwords.make('user', 'issue')).toEqual({ password, hash });
    expect(passwords.remake('user', 'issue', hash)).toBe(password);
    const others = [passwords.make('user', 'other'), passwords.make('other', 'issue')];
    expect(new Set([password, ...others.map((made) => made.password)]).size).toBe(3);
  });

  it('use every character about equally often', () => {
    const seen = new Map<string, number>();
    for (let issue = 0; issue < 2_000; issue += 1) {
      for (const character of passwords.make('user', String(issue)).password.replaceAll('-', '')) {
        seen.set(character, (seen.get(character) ?? 0) + 1);
      }
    }
    expect(seen.size).toBe(32);
    for (const count of seen.values()) expect(Math.abs(count - 1_500)).toBeLessThan(300);
  });

  it('match as typed or pasted, and nothing else does', () => {
    const { password, hash } = passwords.make('user', 'issue');
    expect(passwords.matches('user', hash, ` ${password.toUpperCase()}\n`)).toBe(true);
    expect(passwords.matches('other', hash, password)).toBe(false);
    expect(passwords.matches('user', hash, `${password}x`)).toBe(false);
    expect(passwords.matches('user', hash, '')).toBe(false);
    expect(passwords.matches('user', '$argon2id$v=19$m=1', password)).toBe(false);
  });

  it('leave nothing in what is stored', () => {
    const { password, hash } = passwords.make('user', 'issue');
    expect(hash).not.toContain(password);
    expect(hash).not.toContain(password.replaceAll('-', ''));
  });

  it('outlive a rotation of keys, until their key is gone', () => {
    const { password, hash } = passwords.make('user', 'issue');
    const rotated = new GeneratedPasswords(KeyRing.parse(`b:${key(2)},a:${key(1)}`));
    expect(rotated.matches('user', hash, password)).toBe(true);
    expect(rotated.remake('user', 'issue', hash)).toBe(password);
    const retired = new GeneratedPasswords(KeyRing.parse(`b:${key(2)}`));
    expect(retired.matches('user', hash, password)).toBe(false);
    expect(retired.remake('user', 'issue', hash)).toBeNull();
  });
});
