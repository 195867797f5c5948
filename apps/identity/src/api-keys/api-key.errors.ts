import { invalidInput } from '@rollcall/platform';
import { expiryFault, LONGEST_LIFE_DAYS } from './api-key.rules.js';

const EXPIRY_MESSAGES = {
  not_to_come: 'expiresAt must be a time to come; to end a key now, delete it.',
  too_late: `expiresAt must be at most ${LONGEST_LIFE_DAYS} days from now; rotate and extend the key before it ends.`,
} as const;

/** @throws DomainError `invalid_input` when a key cannot end by itself then */
export function assertExpiry(expiresAt: Date, now: Date): void {
  const code = expiryFault(expiresAt, now);
  if (code) throw invalidInput([{ path: 'expiresAt', code, message: EXPIRY_MESSAGES[code] }]);
}
