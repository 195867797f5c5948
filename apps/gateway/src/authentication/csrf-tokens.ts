import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '@rollcall/platform';

const PURPOSE = 'csrf-token';

/**
 * Tokens that prove that a page of ours makes a call: bound to the sign-in by HMAC, so that one planted by another
 * site or taken from another sign-in is worth nothing (V44). Nothing is stored.
 */
@Injectable()
export class CsrfTokens {
  constructor(private readonly ring: KeyRing) {}

  /** The token for pages of the sign-in with this access token. */
  of(accessToken: string): string {
    const { kid, key } = this.ring.current(PURPOSE);
    return `${kid}.${mac(key, accessToken).toString('base64url')}`;
  }

  /** Whether a token was made for this access token, with a key that is still in the ring. */
  matches(accessToken: string, presented: string | undefined): boolean {
    const [kid = '', given = ''] = presented?.split('.', 2) ?? [];
    const key = this.ring.find(PURPOSE, kid);
    if (!key) return false;
    const expected = mac(key, accessToken);
    const actual = Buffer.from(given, 'base64url');
    return actual.length === expected.length && timingSafeEqual(actual, expected);
  }
}

function mac(key: Buffer, accessToken: string): Buffer {
  return createHmac('sha256', key).update(accessToken).digest();
}
