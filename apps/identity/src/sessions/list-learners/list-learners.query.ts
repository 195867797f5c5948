import type { Database, Transaction } from '@rollcall/database';
import { type Page, pageBy, type PlatformActor } from '@rollcall/platform';
import { loadGroupScope } from '../../groups/group-scope.query.js';
import {
  ALL_LOOKS,
  FEW_LOOKS,
  type IdSource,
  type RowCondition,
  type RowSearch,
  findIds,
} from '../../paging/found-ids.query.js';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { isPlatformAdmin } from '../../policy/rights.rules.js';
import { inScope, matching, searchText } from '../../users/people-conditions.query.js';
import { type Onlooker, peopleInScope, peopleMatching } from '../../users/people-source.query.js';
import { loadSeenSubject } from '../visible-sessions.query.js';
import { ENROLMENT_STATUSES, type LearnerResource } from './learner.resource.js';
import type { ListLearnersRequest } from './list-learners.request.js';

/** Enrolments of a session, by person; of people whom the caller may not know there is none (G19, D-38). */
export async function listLearners(
  database: Database,
  actor: PlatformActor,
  sessionId: string,
  filter: ListLearnersRequest,
): Promise<Page<LearnerResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const asker = await loadPolicyActor(tx, actor);
    const session = await loadSeenSubject(tx, asker, sessionId);
    assertAllowed(decide(asker, { kind: 'read-learners', session }));
    const searches = searchesOf(sessionId, filter, await onlookerOf(tx, asker));
    const ids = await findIds(tx, 'users u', searches, { after: filter.after, take: filter.limit + 1 });
    const learners = await tx.query<LearnerResource>(
      `SELECT u.id AS "userId", u.first_name AS "firstName", u.last_name AS "lastName", u.email, u.username,
              u.status AS "userStatus", e.status, e.created_at AS "createdAt"
         FROM users u JOIN enrolments e ON e.session_id = $1 AND e.user_id = u.id
        WHERE u.id = ANY ($2) ORDER BY u.id`,
      [sessionId, ids],
    );
    return pageBy(learners, filter.limit, ({ userId }) => userId);
  });
}

async function onlookerOf(tx: Transaction, actor: KnownActor): Promise<Onlooker | undefined> {
  if (isPlatformAdmin(actor)) return undefined;
  const { userId, platformId } = actor;
  return { userId, platformId, scope: await loadGroupScope(tx, actor) };
}

/** From the session, as long as most of its people are found; else from those who are few: a text's, an onlooker's. */
function searchesOf(
  sessionId: string,
  { status, q }: ListLearnersRequest,
  onlooker: Onlooker | undefined,
): RowSearch[] {
  const statuses = status ? [status] : ENROLMENT_STATUSES;
  const text = q === undefined ? undefined : searchText(q);
  const hasText = text === undefined ? [] : [matching(text)];
  const isSeen = onlooker ? [inScope(onlooker)] : [];
  const enrolled = isEnrolled(sessionId, statuses);
  const first = { source: learnersOf(sessionId, statuses), conditions: [...hasText, ...isSeen] };
  if (text !== undefined) {
    const byText = { source: peopleMatching(text), conditions: [...hasText, ...isSeen, enrolled] };
    return [
      { ...first, looks: FEW_LOOKS },
      { ...byText, looks: ALL_LOOKS },
    ];
  }
  if (!onlooker) return [{ ...first, looks: ALL_LOOKS }];
  const source = peopleInScope(onlooker, ['active', 'invited']);
  return [
    { ...first, looks: FEW_LOOKS },
    { source, conditions: [enrolled], looks: ALL_LOOKS },
  ];
}

type Status = (typeof ENROLMENT_STATUSES)[number];

const learnersOf =
  (sessionId: string, statuses: readonly Status[]): IdSource =>
  (add) => {
    const session = add(sessionId);
    const ranges = statuses.map(
      (status) =>
        `(SELECT user_id AS id FROM enrolments
           WHERE session_id = ${session} AND status = ${add(status)} AND user_id > $1 ORDER BY user_id LIMIT $2)`,
    );
    return `SELECT id FROM (${ranges.join(' UNION ALL ')}) range ORDER BY id LIMIT $2`;
  };

const isEnrolled =
  (sessionId: string, statuses: readonly Status[]): RowCondition =>
  (add) =>
    `EXISTS (SELECT FROM enrolments e WHERE e.session_id = ${add(sessionId)} AND e.user_id = u.id
                AND e.status = ANY (${add(statuses)}))`;
