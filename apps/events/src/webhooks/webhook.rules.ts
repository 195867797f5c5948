/** Why nothing is delivered: somebody said so, nothing but failures for days, or the receiver answered 410. */
export const PAUSE_REASONS = ['by_hand', 'failing', 'gone'] as const;
/** A reason of {@link PAUSE_REASONS}. */
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** A webhook as it is stored. */
export interface Webhook {
  id: string;
  platformId: string;
  url: string;
  /** Sorted; null for all. */
  types: string[] | null;
  description: string | null;
  createdAt: Date;
  pausedAt: Date | null;
  pauseReason: PauseReason | null;
  keyId: string;
  generation: number;
  /** Rises with every event about it. */
  version: number;
  previousKeyId: string | null;
  previousUntil: Date | null;
  failures: number;
  failingSince: Date | null;
  restUntil: Date | null;
  lastDeliveredAt: Date | null;
}

/** What decides which secrets sign. */
export type SecretsOf = Pick<Webhook, 'id' | 'keyId' | 'generation' | 'previousKeyId' | 'previousUntil'>;

/** The secrets that sign at a time, the current one first. */
export function signingClaims(
  { id: webhookId, keyId, generation, previousKeyId, previousUntil }: SecretsOf,
  at: Date,
): { webhookId: string; keyId: string; generation: number }[] {
  const current = { webhookId, keyId, generation };
  if (previousKeyId === null || previousUntil === null || previousUntil <= at) return [current];
  return [current, { webhookId, keyId: previousKeyId, generation: generation - 1 }];
}

/** Types in the form in which they are compared and stored. */
export const sortedTypes = (types: readonly string[] | null | undefined): string[] | null =>
  types ? [...new Set(types)].toSorted() : null;
