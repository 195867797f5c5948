import { createHash } from 'node:crypto';

/** What two webhooks must not have in common: the same URL for the same types (A10). */
export const webhookFingerprint = (url: string, types: readonly string[] | null): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([url, types]))
    .digest();
