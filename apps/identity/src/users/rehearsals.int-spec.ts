import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { SessionLab } from '../../testing/session-lab.js';

const OPERATOR = { kind: 'operator' } as const;

/** What a step in the background makes of `audit_events`, which themselves are compared. */
const LINKED_LATER = ['audit_queue', 'audit_links'];
/** Counts whose rows a step in the background folds into one: what they come to is compared. */
const FOLDED_LATER: Readonly<Record<string, string>> = {
  account_counts: 'SELECT platform_id, sum(change) FROM identity.account_counts GROUP BY 1',
  member_counts: `SELECT group_id, sum(active), sum(invited) FROM identity.member_counts GROUP BY 1
                  HAVING sum(active) <> 0 OR sum(invited) <> 0`,
};

interface Result {
  email: string;
  outcome: string;
  code?: string;
  userId?: string;
  invitationId?: string;
  enrolled?: boolean;
}

describe('Dry runs of invites and removals', () => {
  let identity: IdentityUnderTest;
  let sessions: SessionLab;
  beforeAll(async () => {
    identity = await startIdentity();
    sessions = new SessionLab(identity);
  });
  afterAll(() => identity.stop());

  const owner = () => identity.as(identity.ownerId);
  const id = (group: string): string => identity.groups[group] ?? group;
  const wish = (emails: string, group = 'France', roles = ['learner']) => ({
    emails,
    groupIds: [id(group)],
    roles,
  });
  const namesOf = (rows: { groupId: string }[]): string[] =>
    rows.map(
      ({ groupId }) => Object.entries(identity.groups).find(([, each]) => each === groupId)?.[0] ?? '?',
    );

  /** A digest of what every table of the service says. */
  const digests = async (): Promise<Record<string, string>> => {
    await identity.published();
    const tables = await identity.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = 'identity' AND table_type = 'BASE TABLE' AND table_name <> ALL ($1) ORDER BY 1`,
      [LINKED_LATER],
    );
    const all = tables.map(
      ({
        name,
      }) => `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) AS digest
                       FROM (${FOLDED_LATER[name] ?? `SELECT * FROM identity."${name}"`}) t`,
    );
    const rows = await identity.rows<{ name: string; digest: string }>(all.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  };

  /** The digests once nothing of what came before is still being worked on. */
  const settledDigests = async (): Promise<Record<string, string>> => {
    let last = await digests();
    for (let equal = 0; equal < 3;) {
      const next = await digests();
      equal = isDeepStrictEqual(next, last) ? equal + 1 : 0;
      last = next;
    }
    return last;
  };

  /** What a call answers that leaves every table as it was. */
  const withoutTrace = async <T>(call: () => Promise<T>): Promise<T> => {
    const before = await settledDigests();
    const answer = await call();
    expect(await digests()).toEqual(before);
    return answer;
  };

  /** An outcome without the ids of what would only come into being. */
  const foreseen = ({ userId, invitationId, ...rest }: Result): Result => ({
    ...rest,
    ...(rest.outcome !== 'invited' && userId !== undefined && { userId }),
    ...(rest.outcome === 'already_invited_updated' && { invitationId }),
  });

  const mixedList = async (tag: string): Promise<string> => {
    await owner().post('/v1/invitations', wish(`open-${tag}@x.org`, 'HR'));
    const gone = await identity.person(`gone-${tag}@x.org`, ['HR'], ['learner']);
    await owner().delete(`/v1/users/${gone}`);
    return `new-${tag}@x.org; open-${tag}@x.org; gone-${tag}@x.org; olivia@x.org; not an address; NEW-${tag}@x.org`;
  };

  it('an invite tells what the call then does, over every outcome, and leaves nothing (Z-04)', async () => {
    const body = wish(await mixedList('all'));
    const key = { 'idempotency-key': 'mixed' };
    const tried = await withoutTrace(() => owner().post('/v1/invitations?dryRun=true', body, key));
    expect(tried.status).toBe(200);
    expect(tried.body.results.map(({ outcome }: Result) => outcome)).toEqual(
      expect.arrayContaining([
        'invited',
        'already_invited_updated',
        'restored',
        'already_active',
        'rejected',
      ]),
    );
    const done = await owner().post('/v1/invitations', body, key);
    expect(done.status).toBe(201);
    expect(tried.body.results).toEqual(done.body.results.map(foreseen));
  });

  it('an invite tells which groups people would come into, directly and by propagation (G9)', async () => {
    const { body } = await owner().post(
      '/v1/invitations?dryRun=true',
      wish(`${await mixedList('groups')}; second@x.org`),
    );
    const { mails, groups } = body.effects;
    expect(mails).toBe(3);
    expect(groups[0]).toEqual({ groupId: id('France'), origin: 'direct', people: 4 });
    expect(groups.slice(1).map(({ origin }: { origin: string }) => origin)).toEqual(
      Array(3).fill('propagated'),
    );
    expect(namesOf(groups).toSorted()).toEqual(['EMEA', 'France', 'ROOT', 'Sales']);
    const coaches = await owner().post('/v1/invitations?dryRun=true', wish('c@x.org', 'France', ['coach']));
    expect(namesOf(coaches.body.effects.groups)).toEqual(['France']);
  });

  it('an invite that would lead nowhere is answered with the outcomes, and not refused', async () => {
    const { status, body } = await owner().post(
      '/v1/invitations?dryRun=true',
      wish('olivia@x.org; nonsense'),
    );
    expect([status, body.effects]).toEqual([200, { mails: 0, groups: [] }]);
    expect(body.results).toMatchObject([{ outcome: 'already_active' }, { code: 'email_syntax_invalid' }]);
  });

  it('an invite is refused like the call', async () => {
    const coach = await identity.person('coach@x.org', ['France'], ['coach']);
    const refused = await identity.as(coach).post('/v1/invitations?dryRun=true', wish('r@x.org'));
    expect([refused.status, refused.body.code]).toEqual([403, 'group_not_manageable']);
    const empty = await owner().post('/v1/invitations?dryRun=true', wish(' ; '));
    expect([empty.status, empty.body.errors[0].path]).toEqual([400, 'emails']);
    const unclear = await owner().post('/v1/invitations?dryRun=maybe', wish('r@x.org'));
    expect([unclear.status, unclear.body.errors[0].path]).toEqual([400, 'dryRun']);
  });

  it('an invite takes nothing from what a free trial may send (D-19, V28)', async () => {
    const platform = await identity.createPlatform('trial');
    const settings = { plan: 'free_trial', invitationsPerDay: 2 };
    await identity.caller(OPERATOR).patch(`/v1/platforms/${platform.id}`, settings);
    const invite = (emails: string, query = '') =>
      identity
        .as(platform.ownerId, platform.id)
        .post(`/v1/invitations${query}`, { emails, groupIds: [platform.rootGroupId], roles: ['learner'] });
    for (let n = 0; n < 6; n += 1) {
      const tried = await withoutTrace(() => invite('t1@x.org; t2@x.org', '?dryRun=true'));
      expect([tried.status, tried.body.effects.mails]).toEqual([200, 2]);
    }
    expect((await invite('t1@x.org; t2@x.org; t3@x.org', '?dryRun=true')).body.code).toBe(
      'too_many_requests',
    );
    expect((await invite('t1@x.org; t2@x.org')).status).toBe(201);
  });

  it('an invite from a session tells who would be enrolled (PS4, D-29)', async () => {
    const session = await sessions.open({}, { groupId: id('France'), audience: 'static' });
    const body = { emails: await mixedList('session') };
    const address = `/v1/sessions/${session}/invitations`;
    const tried = await withoutTrace(() => owner().post(`${address}?dryRun=true`, body));
    const done = await owner().post(address, body);
    expect([tried.status, done.status]).toEqual([200, 201]);
    expect(tried.body.results).toEqual(done.body.results.map(foreseen));
    expect(tried.body.results.filter(({ enrolled }: Result) => enrolled)).toHaveLength(4);
    expect(namesOf(tried.body.effects.groups)).toContain('EMEA');
    const nowhere = await owner().post(`${address}?dryRun=true`, { emails: 'nonsense' });
    expect([nowhere.status, nowhere.body.results[0].outcome]).toEqual([200, 'rejected']);
  });

  it('a removal from a group tells what the call then takes, in each scope (G29-G31)', async () => {
    const person = await identity.person('member@x.org', ['France', 'HR'], ['learner']);
    await sessions.open({ groupIds: [id('France')] });
    const from = (group: string, query = ''): string => `/v1/groups/${id(group)}/members/${person}${query}`;
    const part = await withoutTrace(() => owner().delete(from('EMEA', '?dryRun=true')));
    expect(part.body).toMatchObject({ userDeleted: false, droppedEnrolments: 1 });
    expect(namesOf(part.body.removed).toSorted()).toEqual(['EMEA', 'France']);
    const role = await withoutTrace(() => owner().delete(from('EMEA', '/roles/learner?dryRun=true')));
    expect(role.body).toEqual(part.body);
    const all = await withoutTrace(() => owner().delete(from('ROOT', '?dryRun=true&scope=allSubgroups')));
    expect(all.body).toMatchObject({ userDeleted: true, droppedEnrolments: 1 });
    const { removed, userDeleted } = all.body;
    expect((await owner().delete(from('ROOT', '?scope=allSubgroups'))).body).toEqual({
      removed,
      userDeleted,
    });
  });

  it('a deletion tells what goes with the person (T9, T10)', async () => {
    const { body } = await owner().post('/v1/invitations', wish('leaving@x.org', 'HR'));
    const [{ userId, invitationId }] = body.results;
    const session = await sessions.open({ userIds: [userId] });
    const tried = await withoutTrace(() => owner().delete(`/v1/users/${userId}?dryRun=true`));
    expect(tried).toEqual({
      status: 200,
      body: {
        removed: [{ groupId: id('HR'), role: 'learner' }],
        droppedEnrolments: 1,
        cancelledInvitationId: invitationId,
      },
    });
    expect(await sessions.learnersOf(session)).toEqual([userId]);
    const refused = await owner().delete(`/v1/users/${identity.ownerId}?dryRun=true`);
    expect([refused.status, refused.body.code]).toEqual([400, 'owner_protected']);
  });
});
