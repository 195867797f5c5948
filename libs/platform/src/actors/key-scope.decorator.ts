import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { ApiScope } from './api-scopes.js';

/** Metadata key of {@link KeyScope}. */
export const KEY_SCOPE = 'rollcall:key-scope';

/** What a route asks of a key: one scope, or nothing but to be a key. */
export type RequiredScope = ApiScope | 'any';

/**
 * Opens a route, or every route of a controller (the route's own wins), to API keys with this scope, beside the people
 * that `@Allow('user')` lets in. A route without it is closed to keys. `'any'` opens it to every key: who am I, and
 * questions between services about a key, whose call was measured by its scope before.
 *
 * The handler then has to do with a {@link PlatformActor}: `(@CurrentActor() actor: PlatformActor)`.
 */
export function KeyScope(scope: RequiredScope): CustomDecorator {
  return SetMetadata(KEY_SCOPE, scope);
}
