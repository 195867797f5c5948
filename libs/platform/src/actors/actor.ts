import { isApiScope, type ApiScope } from './api-scopes.js';

/** A signed-in person. */
export interface UserActor {
  kind: 'user';
  userId: string;
  platformId: string;
  /** The sign-in this call came through; ending it ends the actor everywhere. */
  signInId: string;
  /** While true the person may do nothing but set a new password (U6). */
  passwordChangeRequired: boolean;
}

/**
 * A service of the platform's own that calls with an API key (R7): no person. It has the rights of a platform admin on
 * the routes that its scopes open.
 */
export interface KeyActor {
  kind: 'key';
  keyId: string;
  platformId: string;
  /** What its key opens, or the token that was made with it. */
  scopes: readonly ApiScope[];
}

/** Somebody who acts on one platform: a person who is signed in, or a key. */
export type PlatformActor = UserActor | KeyActor;

/** Whoever runs the installation (bearer `OPERATOR_TOKEN`). */
export interface OperatorActor {
  kind: 'operator';
}

/** Another service of the installation, acting on its own behalf. */
export interface ServiceActor {
  kind: 'service';
  /** Its name, such as `notifications`. */
  service: string;
}

/** Nobody in particular. */
export interface AnonymousActor {
  kind: 'anonymous';
}

/** On whose behalf a call is made. */
export type Actor = PlatformActor | OperatorActor | ServiceActor | AnonymousActor;

/** The kinds of actors, as {@link Allow} takes them. */
export type ActorKind = Actor['kind'];

/** The platform that somebody acts on; undefined for who belongs to none. */
export function platformOf(actor: Actor): string | undefined {
  return actor.kind === 'user' || actor.kind === 'key' ? actor.platformId : undefined;
}

/** Id of who acts: of a person, or of a key, and these are never the same. Undefined for who has none. */
export function idOf(actor: PlatformActor): string;
export function idOf(actor: Actor): string | undefined;
export function idOf(actor: Actor): string | undefined {
  if (actor.kind === 'user') return actor.userId;
  return actor.kind === 'key' ? actor.keyId : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Reads an actor out of unverified JSON; undefined unless it is exactly one of the shapes. */
export function parseActor(value: unknown): Actor | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, userId, platformId, signInId, passwordChangeRequired, service, keyId, scopes } =
    value as Record<string, unknown>;
  switch (kind) {
    case 'operator':
    case 'anonymous':
      return { kind };
    case 'service':
      return isText(service) ? { kind, service } : undefined;
    case 'user':
      return isText(userId) &&
        isText(platformId) &&
        isText(signInId) &&
        typeof passwordChangeRequired === 'boolean'
        ? { kind, userId, platformId, signInId, passwordChangeRequired }
        : undefined;
    case 'key':
      // A scope that this version does not know opens nothing here.
      return isText(keyId) && isText(platformId) && Array.isArray(scopes)
        ? { kind, keyId, platformId, scopes: scopes.filter(isApiScope) }
        : undefined;
    default:
      return undefined;
  }
}
