import { hkdfSync } from 'node:crypto';

const MINIMUM_KEY_BYTES = 32;
const KID = /^[a-z0-9]{1,8}$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A key for one purpose, and the id under which other processes find the same key. */
export interface PurposeKey {
  kid: string;
  /** 32 bytes. */
  key: Buffer;
}

/**
 * The secret keys of an installation, from `SECRET_KEYS`. A key is never used itself: each purpose has its own
 * key derived from it (HKDF-SHA256, RFC 5869), so that what leaks from one use is worthless in another.
 * To rotate, put a new key in front and keep the old ones until nothing they protect is alive.
 */
export class KeyRing {
  readonly #derived = new Map<string, Buffer>();

  private constructor(
    private readonly keys: ReadonlyMap<string, Buffer>,
    private readonly currentKid: string,
  ) {}

  /**
   * @param secretKeys `kid:base64,kid2:base64`; the first is the current one; a kid is 1 to 8 of `a-z0-9`, a key
   * at least 32 bytes
   * @throws Error whose message says which entry is wrong, and never contains key material
   */
  static parse(secretKeys: string): KeyRing {
    const keys = new Map<string, Buffer>();
    for (const [index, entry] of secretKeys.split(',').entries()) {
      const [kid, key] = parseEntry(entry.trim(), index + 1);
      if (keys.has(kid)) throw new Error(`has two keys named ${kid}`);
      keys.set(kid, key);
    }
    const [currentKid = ''] = keys.keys();
    return new KeyRing(keys, currentKid);
  }

  /** The key to protect new things with. */
  current(purpose: string): PurposeKey {
    return { kid: this.currentKid, key: this.derive(purpose, this.currentKid) };
  }

  /** The key that something older was protected with; undefined when it is not in the ring (any more). */
  find(purpose: string, kid: string): Buffer | undefined {
    return this.keys.has(kid) ? this.derive(purpose, kid) : undefined;
  }

  /** Ids of all keys, the current one first. */
  get kids(): string[] {
    return [...this.keys.keys()];
  }

  private derive(purpose: string, kid: string): Buffer {
    const cached = this.#derived.get(`${kid}:${purpose}`);
    if (cached) return cached;
    const key = Buffer.from(hkdfSync('sha256', this.keys.get(kid) ?? '', '', `rollcall:${purpose}`, 32));
    this.#derived.set(`${kid}:${purpose}`, key);
    return key;
  }
}

function parseEntry(entry: string, position: number): [kid: string, key: Buffer] {
  const [kid = '', base64 = '', ...more] = entry.split(':');
  if (!KID.test(kid) || base64 === '' || more.length > 0) {
    throw new Error(`must be a list of kid:base64 (entry ${position} is not; a kid is 1 to 8 of a-z0-9)`);
  }
  const key = Buffer.from(base64, 'base64');
  if (!BASE64.test(base64) || key.length < MINIMUM_KEY_BYTES) {
    throw new Error(`needs at least ${MINIMUM_KEY_BYTES} bytes in base64 for key ${kid}`);
  }
  return [kid, key];
}
