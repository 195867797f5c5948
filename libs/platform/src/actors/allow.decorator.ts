import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { ActorKind } from './actor.js';

/** Metadata key of {@link Allow}. */
export const ALLOWED_KINDS = 'rollcall:allowed-kinds';
/** Metadata key of {@link AllowWhilePasswordChangeRequired}. */
export const ALLOWED_WHILE_PASSWORD_CHANGE_REQUIRED = 'rollcall:allowed-while-password-change-required';

/**
 * Says which kinds of actors may call a route, or every route of a controller (the route's own wins). A route
 * without it is closed, and the service does not start. `'anonymous'` opens it to
 * everybody, with or without a token; a damaged token is refused even there. What an actor may do to which subject is for the policy.
 */
export function Allow(...kinds: [ActorKind, ...ActorKind[]]): CustomDecorator {
  return SetMetadata(ALLOWED_KINDS, kinds);
}

/** Opens a route to people who must first set a new password (U6): changing it, signing out, who am I. */
export function AllowWhilePasswordChangeRequired(): CustomDecorator {
  return SetMetadata(ALLOWED_WHILE_PASSWORD_CHANGE_REQUIRED, true);
}
