import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the clock of the provider may be off, and how long a call that somebody recorded is good for. */
const WINDOW_SECONDS = 300;
const HEADER = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/**
 * Proves that a call comes from the mail provider: `x-mail-signature: t=<seconds>,v1=<hex>`, an HMAC-SHA256
 * over `<seconds>.<body>`.
 */
export class ProviderSignature {
  constructor(private readonly secret: string | undefined) {}

  /** Whether a provider may call at all. */
  get isExpected(): boolean {
    return this.secret !== undefined;
  }

  isValid(header: string, body: Buffer, now: Date): boolean {
    const [, seconds = '', given = ''] = HEADER.exec(header) ?? [];
    if (this.secret === undefined || seconds === '') return false;
    const age = Math.abs(now.getTime() / 1_000 - Number(seconds));
    const right = createHmac('sha256', this.secret).update(`${seconds}.`).update(body).digest();
    return timingSafeEqual(right, Buffer.from(given, 'hex')) && age <= WINDOW_SECONDS;
  }
}
