import { createHmac, timingSafeEqual } from 'node:crypto';
import { KeyRing } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';

/** How long a generated password waits for its first use (V49). */
export const GENERATED_PASSWORD_DAYS = 14;

const PASSWORD_PURPOSE = 'generated-password';
const HASH_PURPOSE = 'generated-password-hash';
/** Crockford's base 32 in lower case: no letters that are taken for digits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 24 characters of 5 bits: 120 bits; 112 are required (Z-02). */
const CHARACTERS = 24;
const GROUP = /.{4}(?=.)/g;
const STORED = /^generated\$([a-z0-9]{1,8})\$([A-Za-z0-9_-]{43})$/;

/** A generated password with what is stored of it. */
export interface GeneratedPassword {
  password: string;
  hash: string;
}

/**
 * Passwords for people who were set up (D-21, Z-02): derived from what asked for them, so that every retry of a mail
 * carries the same one and nothing but a keyed hash is kept. A fast hash is enough at that entropy.
 */
@Injectable()
export class GeneratedPasswords {
  constructor(private readonly ring: KeyRing) {}

  /** @param issueId the event that asked for the mail; another one gives another password */
  make(userId: string, issueId: string): GeneratedPassword {
    const { kid } = this.ring.current(PASSWORD_PURPOSE);
    const password = this.derive(kid, userId, issueId);
    return { password, hash: `generated$${kid}$${this.digest(kid, userId, password)}` };
  }

  /** The password that a stored hash is of, to send it again; null when its key is gone or it is of something else. */
  remake(userId: string, issueId: string, stored: string): string | null {
    const kid = STORED.exec(stored)?.[1] ?? '';
    if (!this.ring.find(PASSWORD_PURPOSE, kid)) return null;
    const password = this.derive(kid, userId, issueId);
    return this.matches(userId, stored, password) ? password : null;
  }

  /** Whether a stored hash is that of a generated password. */
  isGenerated(stored: string): boolean {
    return STORED.test(stored);
  }

  /** Whether it is the password; forgives what copying and typing do to it. */
  matches(userId: string, stored: string, typed: string): boolean {
    const [, kid = '', digest = ''] = STORED.exec(stored) ?? [];
    if (!this.ring.find(HASH_PURPOSE, kid)) return false;
    const presented = this.digest(kid, userId, typed.trim().toLowerCase());
    return timingSafeEqual(Buffer.from(presented), Buffer.from(digest));
  }

  private derive(kid: string, userId: string, issueId: string): string {
    const bits = this.mac(PASSWORD_PURPOSE, kid, `${userId} ${issueId}`);
    const characters = Array.from(bits.subarray(0, CHARACTERS), (byte) => ALPHABET[byte % ALPHABET.length]);
    return characters.join('').replace(GROUP, '$&-');
  }

  private digest(kid: string, userId: string, password: string): string {
    return this.mac(HASH_PURPOSE, kid, `${userId} ${password}`).toString('base64url');
  }

  private mac(purpose: string, kid: string, text: string): Buffer {
    const key = this.ring.find(purpose, kid);
    if (!key) throw new RangeError(`The key ${kid} is not in SECRET_KEYS.`);
    return createHmac('sha256', key).update(text).digest();
  }
}
