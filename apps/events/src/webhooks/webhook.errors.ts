import { DomainError } from '@rollcall/platform';

/** There is no such webhook on this platform. */
export const webhookNotFound = (): DomainError =>
  new DomainError('not_found', 'There is nothing at this address.');

/** A10: a receiver would get every event twice. */
export const webhookExists = (): DomainError =>
  new DomainError(
    'webhook_exists',
    'The platform has a webhook with this URL and these types; change that one, or ask for other types.',
  );

/** Too many webhooks. */
export const webhookLimitReached = (most: number): DomainError =>
  new DomainError(
    'webhook_limit_reached',
    `A platform has at most ${most} webhooks. Delete one that is not needed, or let one receiver take several types.`,
  );
