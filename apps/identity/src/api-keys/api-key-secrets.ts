import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { KeyRing } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { composeKey, SECRET_BYTES } from './api-key-format.js';

const PURPOSE = 'api-key';

/** What is stored of a key. */
export interface KeptSecret {
  /** HMAC-SHA256 of the text of the key. */
  digest: Buffer;
  /** Which of `SECRET_KEYS` it was made with; when that leaves the ring, the key is worth nothing. */
  kid: string;
}

/** Makes keys, and recognises them by a keyed hash: what is stored does not let anybody call, or guess offline. */
@Injectable()
export class ApiKeySecrets {
  constructor(private readonly ring: KeyRing) {}

  /** A new key for an id: its text, which nobody sees twice, and what is stored of it. */
  make(id: string): { text: string; kept: KeptSecret } {
    const text = composeKey(id, randomBytes(SECRET_BYTES));
    const { kid, key } = this.ring.current(PURPOSE);
    return { text, kept: { digest: digestOf(text, key), kid } };
  }

  /** Which of the secrets the text is, of those that still work; takes as long when it is none, or there are none. */
  find<Kept extends KeptSecret>(text: string, working: readonly Kept[]): Kept | undefined {
    const ours = digestOf(text, this.ring.current(PURPOSE).key);
    return working.find(({ digest, kid }) => {
      const key = this.ring.find(PURPOSE, kid);
      return key !== undefined && timingSafeEqual(this.isCurrent(kid) ? ours : digestOf(text, key), digest);
    });
  }

  private isCurrent(kid: string): boolean {
    return kid === this.ring.current(PURPOSE).kid;
  }
}

function digestOf(text: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
