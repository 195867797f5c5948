import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '@rollcall/platform';

const PURPOSE = 'import-password';
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts the passwords of a file for the time between upload and use: no secret is ever at rest in the clear (Z-02).
 * They are hashed when their people are created, and for those alone: hashing is what an import with passwords spends
 * its time on.
 */
@Injectable()
export class PasswordSeal {
  constructor(private readonly keys: KeyRing) {}

  /** @param importId bound to the content: put into another import it does not open */
  seal(importId: string, password: string): Buffer {
    const { kid, key } = this.keys.current(PURPOSE);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(importId));
    const content = Buffer.concat([cipher.update(password, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return Buffer.concat([Buffer.from([kid.length]), Buffer.from(kid), nonce, content]);
  }

  /** @throws Error when the key is not in the ring any more, or the content was changed */
  open(importId: string, sealed: Buffer): string {
    const kidEnd = 1 + (sealed[0] ?? 0);
    const key = this.keys.find(PURPOSE, sealed.subarray(1, kidEnd).toString());
    if (!key) throw new Error('The key of a sealed password is not in the ring any more.');
    const content = sealed.subarray(kidEnd + NONCE_BYTES);
    const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(kidEnd, kidEnd + NONCE_BYTES));
    decipher.setAAD(Buffer.from(importId)).setAuthTag(content.subarray(-TAG_BYTES));
    return decipher.update(content.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}
