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
export type Actor = UserActor | OperatorActor | ServiceActor | AnonymousActor;

/** The kinds of actors, as {@link Allow} takes them. */
export type ActorKind = Actor['kind'];

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Reads an actor out of unverified JSON; undefined unless it is exactly one of the shapes. */
export function parseActor(value: unknown): Actor | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, userId, platformId, signInId, passwordChangeRequired, service } = value as Record<
    string,
    unknown
  >;
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
    default:
      return undefined;
  }
}
