import { createHmac, timingSafeEqual } from 'node:crypto';
import { KeyRing } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';

const PURPOSE = 'password-reset-link';
const ID_BYTES = 16;
const MAC_BYTES = 32;
const KEY_ID = /^[a-z0-9]{1,8}$/;
const BASE64URL = /^[A-Za-z0-9_-]{50,76}$/;

/** A reset, and the key of the ring that its link is made with. */
export interface ResetClaim {
  resetId: string;
  keyId: string;
}

/**
 * Makes and reads the links to choose a password: derived from the row of the reset, never stored (Z-02).
 * `base64url(reset id | key id | HMAC-SHA256 of both)`; as long as its key id says, one text for one link.
 */
@Injectable()
export class ResetToken {
  constructor(private readonly ring: KeyRing) {}

  /** Id of the key for links made from now on. */
  get currentKeyId(): string {
    return this.ring.current(PURPOSE).kid;
  }

  /** @returns null when the key left SECRET_KEYS, and the link with it */
  make({ resetId, keyId }: ResetClaim): string | null {
    const key = this.ring.find(PURPOSE, keyId);
    if (!key) return null;
    const head = Buffer.concat([Buffer.from(resetId.replaceAll('-', ''), 'hex'), Buffer.from(keyId)]);
    return Buffer.concat([head, sign(key, head)]).toString('base64url');
  }

  /** Reads a token; null unless it is, bit by bit, one that {@link make} returns. */
  read(token: string): ResetClaim | null {
    if (!BASE64URL.test(token)) return null;
    const bytes = Buffer.from(token, 'base64url');
    // Base64 has several spellings of the same bytes; only ours is taken.
    if (bytes.length <= ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return null;
    const head = bytes.subarray(0, -MAC_BYTES);
    const keyId = head.toString('latin1', ID_BYTES);
    const key = KEY_ID.test(keyId) ? this.ring.find(PURPOSE, keyId) : undefined;
    if (!key || !timingSafeEqual(sign(key, head), bytes.subarray(-MAC_BYTES))) return null;
    const hex = head.toString('hex', 0, ID_BYTES);
    return { resetId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), keyId };
  }
}

const sign = (key: Buffer, head: Buffer): Buffer => createHmac('sha256', key).update(head).digest();
