import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { loadGroupScope } from '../groups/group-scope.query.js';
import { type RowCondition, oneOf } from '../paging/found-ids.query.js';
import type { KnownActor } from '../policy/policy-actor.query.js';
import { decide } from '../policy/policy.rules.js';
import { isPlatformAdmin } from '../policy/rights.rules.js';
import type { SessionSubject } from '../policy/session-policy.rules.js';
import {
  AUDIENCE_COLUMNS,
  PATH_COLUMNS,
  type PathResource,
  SESSION_COLUMNS,
  type SessionResource,
  type SessionWithAudience,
} from './session.resource.js';

/**
 * Conditions on `paths p` or `sessions s`: what the actor may see. Both are seen by whoever sees the group that owns
 * them; a session also by its instructors and by those who are enrolled in it.
 */
export async function seenBy(
  tx: Transaction,
  actor: KnownActor,
  what: 'paths p' | 'sessions s',
): Promise<RowCondition[]> {
  if (isPlatformAdmin(actor)) return [];
  const { managed, zones } = await loadGroupScope(tx, actor);
  const groups = [...new Set([...managed, ...zones])];
  if (what === 'paths p') return [(add) => oneOf('p.group_id', add, groups)];
  return [
    (add) => {
      const me = add(actor.userId);
      return `(${oneOf('s.group_id', add, groups)}
        OR EXISTS (SELECT FROM session_people x WHERE x.session_id = s.id AND x.part = 'instructor' AND x.user_id = ${me})
        OR EXISTS (SELECT FROM enrolments e WHERE e.session_id = s.id AND e.user_id = ${me} AND e.status = 'published'))`;
    },
  ];
}

/** A session that the actor may see, with whom it is for, and what the policy has to know of it. */
export interface SeenSession extends SessionWithAudience {
  subject: SessionSubject;
}

/** @throws DomainError `not_found`, also for a session that the actor may not see */
export async function loadSeenSession(
  tx: Transaction,
  actor: KnownActor,
  sessionId: string,
): Promise<SeenSession> {
  const columns = `${SESSION_COLUMNS}, ${AUDIENCE_COLUMNS}`;
  const { path, ...session } = await loadSeen<SessionWithAudience>(tx, actor, sessionId, columns);
  return { ...session, subject: subjectOf({ ...session, path }) };
}

/**
 * What the policy has to know of a session, without whom it is for: those may be tens of thousands.
 * @throws DomainError `not_found`, also for a session that the actor may not see
 */
export async function loadSeenSubject(
  tx: Transaction,
  actor: KnownActor,
  sessionId: string,
): Promise<SessionSubject> {
  return subjectOf(await loadSeen<SessionResource>(tx, actor, sessionId, SESSION_COLUMNS));
}

type Placed<Session> = Session & { path: string[] };

const subjectOf = ({ groupId, path, instructorIds }: Placed<SessionResource>): SessionSubject => ({
  group: { id: groupId, path },
  instructorIds,
});

async function loadSeen<Session>(
  tx: Transaction,
  actor: KnownActor,
  sessionId: string,
  columns: string,
): Promise<Placed<Session>> {
  const parameters: unknown[] = [sessionId];
  const conditions = (await seenBy(tx, actor, 'sessions s')).map((condition) =>
    condition((value) => `$${parameters.push(value)}`),
  );
  const [row] = await tx.query<Placed<Session>>(
    `SELECT ${columns}, owning.path
       FROM sessions s JOIN groups owning ON owning.id = s.group_id
      WHERE ${['s.id = $1', ...conditions].join(' AND ')}`,
    parameters,
  );
  if (!row) throw new DomainError('not_found', 'There is nothing at this address.');
  return row;
}

/** A session as it is shown to the actor. */
export function shownTo(actor: KnownActor, { subject, ...session }: SeenSession): SessionWithAudience {
  const mayChange = decide(actor, { kind: 'change-session', session: subject }).allowed;
  return mayChange ? session : { ...session, groupIds: [], userIds: [], excludedUserIds: [] };
}

/** @throws DomainError `not_found` for a path that is not there, or that the actor may not see */
export async function loadSeenPath(
  tx: Transaction,
  actor: KnownActor,
  pathId: string,
): Promise<PathResource> {
  const parameters: unknown[] = [pathId];
  const conditions = (await seenBy(tx, actor, 'paths p')).map((condition) =>
    condition((value) => `$${parameters.push(value)}`),
  );
  const [path] = await tx.query<PathResource>(
    `SELECT ${PATH_COLUMNS} FROM paths p WHERE ${['p.id = $1', ...conditions].join(' AND ')}`,
    parameters,
  );
  if (!path) throw new DomainError('not_found', 'There is nothing at this address.');
  return path;
}
