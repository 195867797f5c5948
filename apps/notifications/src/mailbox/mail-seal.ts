import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '@rollcall/platform';

const PURPOSE = 'mailbox';
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Something encrypted, and what is needed to open it but the key. */
export interface Sealed {
  kid: string;
  nonce: Buffer;
  /** Ciphertext with the authentication tag behind it. */
  sealed: Buffer;
}

/** Encrypts what the mailbox keeps: mails hold links, and no secret is ever at rest (Z-02). */
@Injectable()
export class MailSeal {
  constructor(private readonly keys: KeyRing) {}

  /** @param id bound to the content: a sealed mail put under another id does not open */
  seal(id: string, content: string): Sealed {
    const { kid, key } = this.keys.current(PURPOSE);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(id));
    const sealed = Buffer.concat([cipher.update(content, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { kid, nonce, sealed };
  }

  /** @returns undefined when the key is not in the ring any more, or the content was changed */
  open(id: string, { kid, nonce, sealed }: Sealed): string | undefined {
    const key = this.keys.find(PURPOSE, kid);
    if (!key) return undefined;
    const decipher = createDecipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(id));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return decipher.update(sealed.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return undefined;
    }
  }
}
