import { createHmac } from 'node:crypto';
import type { KeyRing } from '@rollcall/platform';

const PURPOSE = 'webhook-secret';
const PREFIX = 'whsec_';

/** Which secret of a webhook. */
export interface SecretClaim {
  webhookId: string;
  /** Rises with every rotation. */
  generation: number;
  /** The key of the ring that it is derived from. */
  keyId: string;
}

/**
 * The secrets of webhooks: derived, never stored, as links of invitations are (Z-01). The key id stays with the webhook, so
 * that its secret stays the same although the server's keys rotate.
 */
export class WebhookSecrets {
  constructor(private readonly ring: KeyRing) {}

  /** Id of the key for secrets made from now on. */
  get currentKeyId(): string {
    return this.ring.current(PURPOSE).kid;
  }

  /** The secret as its receiver gets it. */
  text(claim: SecretClaim): string {
    return PREFIX + this.bytes(claim).toString('base64');
  }

  /**
   * The signature of what is sent (Standard Webhooks 1.0.0), one for each secret, the current one first.
   * @param content `id.timestamp.body`
   */
  signatures(claims: readonly SecretClaim[], content: string): string {
    return claims
      .map((claim) => `v1,${createHmac('sha256', this.bytes(claim)).update(content).digest('base64')}`)
      .join(' ');
  }

  private bytes({ webhookId, generation, keyId }: SecretClaim): Buffer {
    const key = this.ring.find(PURPOSE, keyId);
    if (!key) throw new RangeError(`The key ${keyId} of the secret of a webhook is not in SECRET_KEYS.`);
    return createHmac('sha256', key).update(`${webhookId}/${generation}`).digest();
  }
}
