import { describe, expect, it } from '@jest/globals';
import { KeyRing } from '@rollcall/platform';
import { MailSeal } from './mail-seal.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

describe('the seal of the mailbox', () => {
  const seal = new MailSeal(KeyRing.parse(`k1:${key(1)}`));

  it('opens what it sealed, and only under the same id', () => {
    const sealed = seal.seal('a', 'héllo');
    expect(seal.open('a', sealed)).toBe('héllo');
    expect(seal.open('b', sealed)).toBeUndefined();
  });

  it('opens what an older key sealed while that key is in the ring', () => {
    const sealed = seal.seal('a', 'x');
    expect(new MailSeal(KeyRing.parse(`k2:${key(2)},k1:${key(1)}`)).open('a', sealed)).toBe('x');
    expect(new MailSeal(KeyRing.parse(`k2:${key(2)}`)).open('a', sealed)).toBeUndefined();
  });

  it('never writes the same twice', () => {
    expect(seal.seal('a', 'x').sealed).not.toEqual(seal.seal('a', 'x').sealed);
  });
});
