import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '@rollcall/platform';

const PURPOSE = 'invitation-link';
const ID_BYTES = 16;
const GENERATION_BYTES = 4;
const MAC_BYTES = 32;
const KEY_ID = /^[a-z0-9]{1,8}$/;
/** The longest key id makes 61 bytes: anything longer is refused before it is decoded. */
const MAXIMUM_LENGTH = 82;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** What a genuine link says. Whether it still opens anything is for the invitation's row to tell. */
export interface LinkClaim {
  invitationId: string;
  /** Rises with every "send a new link" (Z-01). */
  generation: number;
  /** The key of the ring that the link is made with. */
  keyId: string;
}

/**
 * Makes and reads the one link of an invitation (Z-01): derived from the invitation, never stored.
 *
 * `base64url(length of key id | key id | invitation id | generation | HMAC-SHA256 of all before)`. The key id stays
 * with the invitation, so that a link is the same in every mail although the server's keys rotate.
 */
export class InvitationToken {
  constructor(private readonly ring: KeyRing) {}

  /** Id of the key for links made from now on. */
  get currentKeyId(): string {
    return this.ring.current(PURPOSE).kid;
  }

  /** Whether links made with a key can still be made and read. */
  knows(keyId: string): boolean {
    return this.ring.find(PURPOSE, keyId) !== undefined;
  }

  /** The token of a link; always the same for the same claim. */
  make(claim: LinkClaim): string {
    const key = this.ring.find(PURPOSE, claim.keyId);
    if (!key) throw new RangeError(`The key ${claim.keyId} of a link is not in SECRET_KEYS.`);
    const head = encodeClaim(claim);
    return Buffer.concat([head, sign(key, head)]).toString('base64url');
  }

  /** Reads a token; null unless it is, bit by bit, one that {@link make} returns for a key of the ring. */
  read(token: string): LinkClaim | null {
    const bytes = decodeCanonical(token);
    if (!bytes) return null;
    const head = bytes.subarray(0, -MAC_BYTES);
    const claim = decodeClaim(head);
    const key = claim && this.ring.find(PURPOSE, claim.keyId);
    if (!key) return null;
    return timingSafeEqual(sign(key, head), bytes.subarray(-MAC_BYTES)) ? claim : null;
  }
}

const sign = (key: Buffer, head: Buffer): Buffer => createHmac('sha256', key).update(head).digest();

function encodeClaim({ invitationId, generation, keyId }: LinkClaim): Buffer {
  const head = Buffer.alloc(1 + keyId.length + ID_BYTES + GENERATION_BYTES);
  head.writeUInt8(keyId.length, 0);
  head.write(keyId, 1, 'latin1');
  head.write(invitationId.replaceAll('-', ''), 1 + keyId.length, 'hex');
  head.writeUInt32BE(generation, 1 + keyId.length + ID_BYTES);
  return head;
}

function decodeClaim(head: Buffer): LinkClaim | null {
  const keyIdLength = head.readUInt8(0);
  if (head.length !== 1 + keyIdLength + ID_BYTES + GENERATION_BYTES) return null;
  const keyId = head.toString('latin1', 1, 1 + keyIdLength);
  if (!KEY_ID.test(keyId)) return null;
  const hex = head.toString('hex', 1 + keyIdLength, 1 + keyIdLength + ID_BYTES);
  return {
    invitationId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    generation: head.readUInt32BE(1 + keyIdLength + ID_BYTES),
    keyId,
  };
}

/** Base64 has several spellings of the same bytes (unused bits, padding); only ours is taken, so one link is one text. */
function decodeCanonical(token: string): Buffer | null {
  if (token.length > MAXIMUM_LENGTH || !BASE64URL.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length < 2 + ID_BYTES + GENERATION_BYTES + MAC_BYTES) return null;
  return bytes.toString('base64url') === token ? bytes : null;
}
