import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RetentionSchedule } from '@rollcall/database';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';
import { ImportLab } from '../../../testing/import-lab.js';

const HEADER = ['Email', 'First name', 'Last name', 'Groups', 'Roles'];
const mailed = { sendCredentials: 'true' };

describe('Take an import back', () => {
  let identity: IdentityUnderTest;
  let lab: ImportLab;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new ImportLab(identity);
  });
  afterAll(() => identity.stop());

  const owner = () => identity.as(identity.ownerId);
  const imported = async (rows: string[][], query: Record<string, string> = mailed): Promise<string> => {
    const { id } = await lab.plan(rows, query);
    expect(await lab.apply(id)).toMatchObject({ status: 'applied' });
    return id;
  };
  const undo = async (id: string, as = identity.ownerId) => {
    const { status, body } = await identity.as(as).post(`/v1/imports/${id}/undo`, {});
    if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
    return lab.until(body.id, ['planned', 'failed'], as);
  };
  const idOf = async (email: string): Promise<string> => {
    const [row] = await identity.rows<{ id: string }>('SELECT id FROM identity.users WHERE email = $1', [
      email,
    ]);
    return row?.id ?? '';
  };
  const userOf = async (email: string) => (await owner().get(`/v1/users/${await idOf(email)}`)).body;
  const typesOf = async (userId: string) =>
    (
      await identity.rows<{ type: string }>(
        `SELECT type FROM identity.outbox WHERE subject = $1 ORDER BY subject_version`,
        [`user/${userId}`],
      )
    ).map(({ type }) => type.split('.')[1]);
  const conflictsOf = async (id: string) =>
    Object.fromEntries(
      (await lab.rows(id, '&outcome=conflict')).map(({ person, conflicts }) => [
        person.email,
        conflicts.map(({ field, code, given, now }: Record<string, string>) => [field, code, given, now]),
      ]),
    );

  it('deletes whom it brought in, gives fields and groups of others back, with the events of a change by hand', async () => {
    const known = await identity.person('known@x.org', ['HR'], ['learner']);
    const gone = await identity.person('gone@x.org', ['HR'], ['learner']);
    await owner().delete(`/v1/users/${gone}`);
    const before = await userOf('known@x.org');
    const id = await imported([
      [...HEADER, 'Additional information', 'Deletion date', 'Language'],
      ['new@x.org', 'New', 'One', 'Sales/EMEA/France', 'learner', '', '', ''],
      ['known@x.org', 'Other', '', 'Sales/EMEA', 'learner', 'Desk 4', '2030-01-31', 'fr'],
      ['gone@x.org', 'Back', '', 'HR', 'coach', '', '', ''],
      ['bad@', '', '', '', '', '', '', ''],
    ]);
    await identity.published();
    const contents = await lab.contents();
    const planned = await undo(id);
    expect(await lab.contents()).toEqual(contents);
    expect(planned).toMatchObject({
      kind: 'undo',
      undoes: id,
      status: 'planned',
      counts: { delete: 2, update: 1 },
      effects: { removedPeople: 2, removedMemberships: 8, people: 0, mails: 0 },
    });
    const rows = await lab.rows(planned.id);
    expect(rows.map(({ line, outcome, isApplied }) => [line, outcome, isApplied])).toEqual([
      [2, 'delete', false],
      [3, 'update', false],
      [4, 'delete', false],
    ]);
    expect(rows[1]).toMatchObject({
      person: { userId: known, email: 'known@x.org' },
      changes: expect.arrayContaining([
        { field: 'firstName', from: 'Other', to: before.firstName },
        { field: 'deletionDate', from: '2030-01-31', to: null },
        { field: 'additionalInformation', from: 'Desk 4', to: '' },
      ]),
    });
    expect((await lab.apply(planned.id)).applied).toEqual({ delete: 2, update: 1 });

    expect(await userOf('known@x.org')).toEqual(before);
    expect(await identity.membershipsOf(known)).toEqual(['learner HR']);
    expect((await typesOf(known)).slice(-2)).toEqual(['user-updated', 'membership-removed']);
    const created = await userOf('new@x.org');
    expect(created).toMatchObject({ status: 'deleted', memberships: [] });
    expect((await typesOf(created.id)).slice(-2)).toEqual(['membership-removed', 'user-deleted']);
    expect(await userOf('gone@x.org')).toMatchObject({ status: 'deleted', firstName: before.firstName });
    const [end] = await identity.rows<{ data: object }>(
      `SELECT envelope -> 'data' AS data FROM identity.outbox WHERE subject = $1`,
      [`import/${planned.id}`],
    );
    expect(end?.data).toMatchObject({
      undoes: id,
      status: 'applied',
      counts: { created: 0, updated: 1, restored: 0, unchanged: 0, invalid: 0, deleted: 2, conflicts: 0 },
    });
    const original = (await owner().get(`/v1/imports/${id}`)).body;
    expect(original).toMatchObject({ kind: 'file', undoneBy: planned.id });
    expect((await lab.rows(planned.id)).every(({ isApplied }) => isApplied)).toBe(true);
  });

  it('cancels invitations that it began, and narrows those that it extended (D-09, D-12)', async () => {
    await imported([HEADER, ['open@x.org', '', '', 'HR', 'learner']], { mode: 'invite' });
    const id = await imported(
      [HEADER, ['fresh@x.org', '', '', 'HR', 'learner'], ['open@x.org', '', '', 'Sales', 'learner']],
      { mode: 'invite' },
    );
    const planned = await undo(id);
    expect(planned.counts).toEqual({ delete: 1, update: 1 });
    await lab.apply(planned.id);
    const [fresh, open] = [await idOf('fresh@x.org'), await idOf('open@x.org')];
    const invitations = await identity.rows<object>(
      `SELECT u.email, u.status, i.status AS invitation, i.group_ids AS groups FROM identity.users u
         JOIN identity.invitations i ON i.user_id = u.id WHERE u.id = ANY ($1) ORDER BY u.email`,
      [[fresh, open]],
    );
    expect(invitations).toEqual([
      { email: 'fresh@x.org', status: 'deleted', invitation: 'cancelled', groups: [identity.groups['HR']] },
      { email: 'open@x.org', status: 'invited', invitation: 'pending', groups: [identity.groups['HR']] },
    ]);
    const [told] = await identity.rows<{ reason: string }>(
      `SELECT envelope -> 'data' ->> 'reason' AS reason FROM identity.outbox
        WHERE subject = $1 AND type = 'identity.user-deleted.v1'`,
      [`user/${fresh}`],
    );
    expect(told?.reason).toBe('invitation_cancelled');
    expect((await typesOf(open)).slice(-2)).toEqual(['membership-removed', 'invitation-narrowed']);
  });

  it('leaves alone what somebody changed since, names it, and takes the rest back', async () => {
    const held = await identity.person('held@x.org', ['HR'], ['learner']);
    const id = await imported([
      [...HEADER, 'Language'],
      ['c-name@x.org', 'Ann', 'A', 'HR', 'learner', ''],
      ['c-group@x.org', 'Ben', 'B', 'HR', 'learner', ''],
      ['c-lang@x.org', 'Cid', 'C', 'HR', 'learner', ''],
      ['c-pass@x.org', 'Dan', 'D', 'HR', 'learner', ''],
      ['c-in@x.org', 'Eva', 'E', 'HR', 'learner', ''],
      ['c-not@x.org', 'Fay', 'F', 'HR', 'learner', ''],
      ['held@x.org', 'Given', 'Name', 'Sales', 'learner', 'fr'],
    ]);
    const edit = async (email: string, body: object) => owner().patch(`/v1/users/${await idOf(email)}`, body);
    await edit('c-name@x.org', { firstName: 'Anna' });
    await owner().post(`/v1/groups/${identity.groups['Sales']}/members`, {
      userId: await idOf('c-group@x.org'),
      roles: ['coach'],
    });
    await edit('c-lang@x.org', { locale: 'fr' });
    const secret = { newPassword: 'velvet anchor prism' };
    await owner().post(`/v1/users/${await idOf('c-pass@x.org')}/password`, secret);
    await owner().post(`/v1/users/${await idOf('c-in@x.org')}/password`, secret);
    await identity
      .caller({ kind: 'anonymous' })
      .post('/v1/auth/login', { login: 'c-in@x.org', password: secret.newPassword });
    await edit('held@x.org', { firstName: 'Changed' });
    const planned = await undo(id);
    expect(planned.counts).toEqual({ delete: 1, update: 1, conflict: 6 });
    expect(await conflictsOf(planned.id)).toEqual({
      'c-name@x.org': [['firstName', 'changed_since', 'Ann', 'Anna']],
      'c-group@x.org': [['groups', 'changed_since', null, 'coach Sales']],
      'c-lang@x.org': [['profile', 'changed_since', null, null]],
      'c-pass@x.org': [['password', 'changed_since', null, null]],
      'c-in@x.org': [['status', 'person_active_since', null, 'active']],
      'held@x.org': [['firstName', 'changed_since', 'Given', 'Changed']],
    });
    await lab.apply(planned.id);
    expect(await userOf('held@x.org')).toMatchObject({
      firstName: 'Changed',
      lastName: 'Lovelace',
      locale: 'en',
    });
    expect(await identity.membershipsOf(held)).toEqual(['learner HR']);
    expect(await userOf('c-not@x.org')).toMatchObject({ status: 'deleted' });
    expect(await userOf('c-pass@x.org')).toMatchObject({ status: 'active' });
  });

  it('goes back to what was there when a step was applied, also in fields that moved since the plan', async () => {
    await identity.person('moved@x.org', ['HR'], ['learner']);
    const note = async (additionalInformation: string) =>
      owner().patch(`/v1/users/${await idOf('moved@x.org')}`, { additionalInformation });
    await note('first');
    const { id } = await lab.plan(
      [
        ['Email', 'Additional information'],
        ['moved@x.org', 'imported'],
      ],
      mailed,
    );
    await note('second');
    await lab.apply(id);
    await lab.apply((await undo(id)).id);
    expect(await userOf('moved@x.org')).toMatchObject({ additionalInformation: 'second' });
  });

  it('keeps what other groups of the person need above them, and never takes the last group (INV-1, G31)', async () => {
    const needs = await identity.person('needs@x.org', ['HR'], ['learner']);
    const last = await identity.person('last@x.org', ['HR'], ['learner']);
    const id = await imported([
      HEADER,
      ['needs@x.org', '', '', 'Sales', 'learner'],
      ['last@x.org', '', '', 'Sales', 'coach'],
    ]);
    await owner().post(`/v1/groups/${identity.groups['France']}/members`, {
      userId: needs,
      roles: ['learner'],
    });
    await owner().delete(`/v1/groups/${identity.groups['HR']}/members/${last}`);
    const planned = await undo(id);
    expect(await conflictsOf(planned.id)).toEqual({
      'last@x.org': [['groups', 'last_group', 'coach Sales', null]],
    });
    await lab.apply(planned.id);
    expect(await identity.membershipsOf(needs)).toEqual([
      'learner EMEA via France',
      'learner France',
      'learner HR',
      'learner ROOT via Sales',
      'learner Sales via France',
    ]);
    expect(await identity.membershipsOf(last)).toEqual(['coach Sales']);
  });

  it('can be begun once, and once more when it was cancelled; nothing is taken back twice', async () => {
    const id = await imported([HEADER, ['once@x.org', 'O', 'N', 'HR', 'learner']]);
    const begun = await Promise.all([1, 2, 3].map(() => owner().post(`/v1/imports/${id}/undo`, {})));
    expect(begun.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
    const first = begun.find(({ status }) => status === 202)?.body;
    expect(begun.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'import_undone',
      undoneBy: first.id,
    });
    await owner().post(`/v1/imports/${first.id}/cancel`, {});
    const planned = await undo(id);
    await lab.apply(planned.id);
    const codes = await Promise.all(
      [id, planned.id].map(async (each) => (await owner().post(`/v1/imports/${each}/undo`, {})).body.code),
    );
    expect(codes).toEqual(['import_undone', 'import_not_undoable']);
    const untouched = await lab.plan([HEADER, ['olivia@x.org', '', '', '', '']], mailed);
    expect((await owner().post(`/v1/imports/${untouched.id}/undo`, {})).body.code).toBe('import_state_unfit');
    await lab.apply(untouched.id);
    expect((await owner().post(`/v1/imports/${untouched.id}/undo`, {})).body.code).toBe(
      'import_not_undoable',
    );
  });

  it('asks the policy again, in the name of whoever takes it back, and at the moment of each step (V13, V14)', async () => {
    const id = await imported([
      HEADER,
      ['mine@x.org', 'M', 'I', 'Sales', 'learner'],
      ['both@x.org', 'B', 'O', 'Sales;HR', 'learner'],
    ]);
    const sales = await identity.person('salesadmin@x.org', ['Sales'], ['admin']);
    expect((await identity.as(sales).post(`/v1/imports/${id}/undo`, {})).status).toBe(404);
    const own = await lab.plan([HEADER, ['own@x.org', 'O', 'W', 'Sales/EMEA', 'learner']], mailed, {
      as: sales,
    });
    await lab.apply(own.id, sales);
    await owner().post(`/v1/groups/${identity.groups['HR']}/members`, {
      userId: await idOf('own@x.org'),
      roles: ['learner'],
    });
    const blocked = await undo(own.id, sales);
    expect(blocked.counts).toEqual({ conflict: 1 });
    await identity.as(sales).post(`/v1/imports/${blocked.id}/cancel`, {});
    await owner().delete(`/v1/groups/${identity.groups['HR']}/members/${await idOf('own@x.org')}`);
    const planned = await undo(own.id, sales);
    // Learners of EMEA are learners of Sales and of ROOT, which is not theirs: the deletion is for a platform admin (P8).
    expect(planned.counts).toEqual({ invalid: 1 });
    expect((await lab.rows(planned.id, '&outcome=invalid', sales))[0]?.errors).toMatchObject([
      { code: 'other_groups' },
    ]);
  });

  it('takes back what a cancelled import had applied until then, once whatever happens to its steps', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => [`half${n}@x.org`, 'H', 'F', 'HR', 'learner']);
    const { id } = await lab.plan([HEADER, ...rows], mailed);
    await owner().post(`/v1/imports/${id}/apply`, {});
    await lab.until(id, ['applying', 'applied']);
    for (let applied = 0; applied === 0;) {
      applied = await identity.count(`SELECT FROM identity.users WHERE email LIKE 'half%' LIMIT 1`);
    }
    await owner().post(`/v1/imports/${id}/cancel`, {});
    const count = await identity.count(`SELECT FROM identity.users WHERE email LIKE 'half%'`);
    const planned = await undo(id);
    expect(planned).toMatchObject({ counts: { delete: count }, effects: { removedPeople: count } });
    await owner().post(`/v1/imports/${planned.id}/apply`, {});
    await owner().post(`/v1/imports/${planned.id}/pause`, {});
    expect((await owner().post(`/v1/imports/${planned.id}/resume`, {})).status).toBe(202);
    await lab.until(planned.id, ['applied']);
    expect(
      await identity.count(`SELECT FROM identity.users WHERE email LIKE 'half%' AND status <> 'deleted'`),
    ).toBe(0);
    const [told] = await identity.rows<object>(
      `SELECT count(*)::int AS events, count(DISTINCT subject)::int AS people FROM identity.outbox
        WHERE type = 'identity.user-deleted.v1'
          AND subject IN (SELECT 'user/' || id FROM identity.users WHERE email LIKE 'half%')`,
    );
    expect(told).toEqual({ events: count, people: count });
  }, 180_000);

  it('is possible for 30 days, and what it goes by is kept while it goes on', async () => {
    const id = await imported([HEADER, ['aged@x.org', 'A', 'G', 'HR', 'learner']]);
    const begun = await undo(id);
    await identity.rows(
      `UPDATE identity.imports SET created_at = created_at - interval '31 days' WHERE id = $1 RETURNING id`,
      [id],
    );
    const kept = () => identity.count(`SELECT FROM identity.import_people WHERE import_id = '${id}'`);
    await identity.get(RetentionSchedule).purge();
    expect(await kept()).toBe(1);
    await owner().post(`/v1/imports/${begun.id}/cancel`, {});
    await identity.get(RetentionSchedule).purge();
    expect(await kept()).toBe(0);
    expect((await owner().post(`/v1/imports/${id}/undo`, {})).body.code).toBe('import_not_undoable');
  });

  it('waits for a second administrator when it would delete more people than may be brought in without one', async () => {
    const id = await imported([HEADER, ['brake@x.org', 'B', 'R', 'HR', 'learner']]);
    await owner().patch('/v1/platform', { importPeopleLimit: 0 });
    const planned = await undo(id);
    expect(planned).toMatchObject({ awaitingApproval: true, beyondLimits: ['removedPeople'] });
    expect((await owner().post(`/v1/imports/${planned.id}/apply`, {})).body.code).toBe(
      'import_approval_required',
    );
  });
});
