import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { ImportLab } from '../../testing/import-lab.js';
import { NO_EFFECTS } from './import.rules.js';

const HEADER = ['Email', 'First name', 'Last name', 'Groups', 'Roles'];

describe('Import people from a file', () => {
  let identity: IdentityUnderTest;
  let lab: ImportLab;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new ImportLab(identity);
  });
  afterAll(() => identity.stop());

  const mailed = { sendCredentials: 'true' };
  const idOf = async (email: string): Promise<string> => {
    const [row] = await identity.rows<{ id: string }>('SELECT id FROM identity.users WHERE email = $1', [
      email,
    ]);
    return row?.id ?? '';
  };
  const events = (like: string) =>
    identity.rows<{ type: string; data: Record<string, unknown> }>(
      `SELECT type, envelope -> 'data' AS data FROM identity.outbox WHERE envelope::text LIKE $1 ORDER BY subject, subject_version`,
      [`%${like}%`],
    );

  it('makes one person of three rows with one email: memberships add up, one platform mail (E21, C4)', async () => {
    const planned = await lab.plan(
      [
        HEADER,
        ['e21@x.org', 'Eve', 'Ho', 'Sales/EMEA/France', 'learner'],
        ['E21@x.org', '', '', 'Sales', 'coach'],
        ['e21@x.org', '', '', 'HR', 'learner'],
      ],
      mailed,
    );
    expect(planned).toMatchObject({
      status: 'planned',
      counts: { create: 1 },
      effects: { people: 1, memberships: 6, mails: 1, seats: 1, roleGrants: 1, sessionEnrolments: 0 },
    });
    expect(await identity.count(`SELECT FROM identity.users WHERE email = 'e21@x.org'`)).toBe(0);
    expect(await lab.apply(planned.id)).toMatchObject({
      status: 'applied',
      applied: { create: 1 },
      progress: { done: 3, total: 3 },
    });
    const userId = await idOf('e21@x.org');
    expect(await identity.membershipsOf(userId)).toEqual([
      'coach Sales',
      'learner EMEA via France',
      'learner France',
      'learner HR',
      'learner ROOT via France',
      'learner Sales via France',
    ]);
    const told = await events(userId);
    expect(told.map(({ type }) => type)).toEqual([
      'identity.account-set-up.v1',
      'identity.membership-added.v1',
    ]);
    expect(told[0]?.data).toMatchObject({ credentialsMail: true, firstName: 'Eve', email: 'e21@x.org' });
  });

  it('marks an invalid row by its line, applies the others, and does nothing the second time (E22)', async () => {
    const file = [
      HEADER,
      ['one@x.org', 'One', 'A', 'Sales/EMEA/France', 'learner'],
      ['two@', 'Two', 'B', 'Nowhere', 'boss'],
      ['three@x.org', 'Three', 'C', 'Sales/EMEA/France', 'learner'],
    ];
    const planned = await lab.plan(file, mailed);
    expect(planned.counts).toEqual({ create: 2, invalid: 1 });
    const rows = await lab.rows(planned.id, '&outcome=invalid');
    expect(rows.map(({ line, errors }) => [line, errors.map(({ code }: { code: string }) => code)])).toEqual([
      [3, ['email_syntax_invalid', 'role_unknown']],
    ]);
    await lab.apply(planned.id);
    const before = await lab.contents();
    const again = await lab.plan(file, mailed);
    expect(again.counts).toEqual({ unchanged: 2, invalid: 1 });
    expect(again.effects).toEqual(NO_EFFECTS);
    expect(await lab.apply(again.id)).toMatchObject({ status: 'applied', applied: {} });
    const after = await lab.contents();
    expect({ ...after, outbox: '' }).toEqual({ ...before, outbox: '' });
  });

  it('writes and mails nothing before it is applied', async () => {
    await identity.published();
    const before = await lab.contents();
    const planned = await lab.plan(
      [
        HEADER,
        ['olivia@x.org', 'Olive', 'Changed', 'Sales/EMEA/France', 'coach'],
        ['new@x.org', 'New', 'One', 'HR', 'learner|coach'],
        ['e21@x.org', 'Evelyn', '', '', ''],
      ],
      mailed,
    );
    expect(planned.counts).toEqual({ create: 1, update: 2 });
    expect(await lab.contents()).toEqual(before);
    const [olivia] = await lab.rows(planned.id, '&outcome=update');
    expect(olivia).toMatchObject({
      line: 2,
      isApplied: false,
      person: { userId: identity.ownerId, email: 'olivia@x.org' },
      changes: [
        { field: 'firstName', from: 'Olivia', to: 'Olive' },
        { field: 'lastName', from: 'Okafor', to: 'Changed' },
      ],
    });
    expect(olivia.memberships).toEqual([{ groupId: identity.groups['France'], role: 'coach' }]);
    expect(
      (await identity.as(identity.ownerId).post(`/v1/imports/${planned.id}/cancel`, {})).body.status,
    ).toBe('cancelled');
  });

  it('invites in mode invite, each person into their own groups, and extends who is invited already (D-09)', async () => {
    const file = [HEADER, ['inv1@x.org', '', '', 'Sales', 'learner'], ['inv2@x.org', '', '', 'HR', 'coach']];
    const planned = await lab.plan(file, { mode: 'invite' });
    expect(planned).toMatchObject({ counts: { create: 2 }, effects: { mails: 2, seats: 0, people: 2 } });
    await lab.apply(planned.id);
    const invited = await idOf('inv2@x.org');
    const told = await events(invited);
    expect(told[0]).toMatchObject({
      type: 'identity.user-invited.v1',
      data: { groupIds: [identity.groups['HR']], roles: ['coach'], restored: false },
    });
    const second = await lab.plan([HEADER, ['inv2@x.org', '', '', 'Sales', 'learner']], { mode: 'invite' });
    expect(second).toMatchObject({ counts: { update: 1 }, effects: { mails: 0 } });
    await lab.apply(second.id);
    expect((await events(invited)).map(({ type }) => type).slice(2)).toEqual([
      'identity.invitation-extended.v1',
      'identity.membership-added.v1',
    ]);
    expect(await identity.membershipsOf(invited)).toEqual([
      'coach HR',
      'learner ROOT via Sales',
      'learner Sales',
    ]);
  });

  it('makes invited people active and deleted ones come back in mode setUp, with what they had (T4, D-10, S6)', async () => {
    const deleted = await identity.person('back@x.org', ['HR'], ['learner']);
    await identity.as(identity.ownerId).delete(`/v1/users/${deleted}`);
    const planned = await lab.plan(
      [HEADER, ['back@x.org', '', '', 'Sales', 'learner'], ['inv1@x.org', 'Ina', 'Vite', '', '']],
      mailed,
    );
    expect(planned).toMatchObject({
      counts: { restore: 1, update: 1 },
      effects: { seats: 2, mails: 2, people: 1 },
    });
    const [restored] = await lab.rows(planned.id, '&outcome=restore');
    expect(restored.changes).toEqual([{ field: 'status', from: 'deleted', to: 'active' }]);
    await lab.apply(planned.id);
    const { body } = await identity.as(identity.ownerId).get(`/v1/users/${deleted}`);
    expect(body).toMatchObject({ status: 'active', firstName: 'Ada', lastName: 'Lovelace' });
    const invited = await idOf('inv1@x.org');
    const told = (await events(invited)).filter(({ type }) => type === 'identity.account-set-up.v1');
    expect(told[0]?.data).toMatchObject({ firstName: 'Ina', invitationId: expect.any(String) });
    expect(
      await identity.count(
        `SELECT FROM identity.invitations WHERE user_id = '${invited}' AND status = 'accepted'`,
      ),
    ).toBe(1);
  });

  it('keeps no password in the clear, hashes it when it is used, and has it changed at the first sign-in (Z-02, V58)', async () => {
    const secret = 'velvet anchor prism';
    const planned = await lab.plan([
      [...HEADER, 'Password'],
      ['pw1@x.org', 'Pia', 'W', 'HR', 'learner', secret],
      ['pw2@x.org', 'Pol', 'W', 'HR', 'learner', 'password1'],
      ['pw3@x.org', 'Pam', 'W', 'HR', 'learner', ''],
    ]);
    const codes = (await lab.rows(planned.id, '&outcome=invalid')).map(({ errors }) => errors[0].code);
    expect(codes).toEqual(['password_too_common', 'password_or_mail_required']);
    const kept = await identity.rows<{ row: string; sealed: Buffer | null }>(
      `SELECT r::text AS row, sealed_password AS sealed FROM identity.import_rows r WHERE import_id = $1 ORDER BY line`,
      [planned.id],
    );
    expect(kept[0]?.sealed).not.toBeNull();
    for (const { row, sealed } of kept) expect(row + String(sealed)).not.toMatch(/velvet anchor|password1/);
    await lab.apply(planned.id);
    const [credentials] = await identity.rows<{ hash: string; change: boolean }>(
      'SELECT password_hash AS hash, change_required AS change FROM identity.credentials WHERE user_id = $1',
      [await idOf('pw1@x.org')],
    );
    expect(credentials).toMatchObject({ hash: expect.stringMatching(/^\$argon2id\$/), change: true });
    expect(
      await identity.count(
        `SELECT FROM identity.import_rows WHERE import_id = '${planned.id}' AND sealed_password IS NOT NULL`,
      ),
    ).toBe(0);
    const signedIn = await identity
      .caller({ kind: 'anonymous' })
      .post('/v1/auth/login', { login: 'pw1@x.org', password: secret });
    expect([signedIn.status, signedIn.body.passwordChangeRequired]).toEqual([200, true]);
  });

  it('comes to one import for one Idempotency-Key and file, and refuses the key for another file (D-37)', async () => {
    const upload = (name: string) =>
      lab.upload([HEADER, [`${name}@x.org`, '', '', 'HR', 'learner']], mailed, {
        headers: { 'idempotency-key': 'k-1' },
      });
    const first = await upload('idem');
    const again = await upload('idem');
    expect(again).toEqual(first);
    const other = await upload('other');
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    const { body } = await identity.as(identity.ownerId).get('/v1/imports?limit=1');
    expect(body.items[0].id).toBe(first.body.id);
  });

  it('takes a form with a part "file" as well, and tells what it found', async () => {
    const form = [
      '--limit',
      'Content-Disposition: form-data; name="file"; filename="C:\\\\listes\\\\liste.csv"',
      'Content-Type: application/vnd.ms-excel',
      '',
      'E-mail;Prénom;Inconnu\r\nform@x.org;Zoé;1\r\n',
      '--limit--',
      '',
    ].join('\r\n');
    const { status, body } = await lab.upload(
      form,
      {},
      {
        headers: { 'content-type': 'multipart/form-data; boundary=limit' },
      },
    );
    expect([status, body.detail]).toEqual([202, undefined]);
    const planned = await lab.until(body.id, ['planned']);
    expect(planned).toMatchObject({ fileName: 'liste.csv', counts: { invalid: 1 } });
    expect(planned.facts.columns).toEqual([
      { header: 'E-mail', column: 'email' },
      { header: 'Prénom', column: 'firstName' },
      { header: 'Inconnu', column: null },
    ]);
  });

  it('takes a thousand rows of one person, and holds up nobody with more (V40)', async () => {
    const rows = Array.from({ length: 30_000 }, () => ['crowd@x.org', 'C', 'W', '', '']);
    const planned = await lab.plan([HEADER, ...rows], mailed);
    expect(planned.counts).toEqual({ invalid: 30_000 });
    const { body } = await identity.as(identity.ownerId).get(`/v1/imports/${planned.id}/rows?limit=200`);
    const codes = (at: number) => body.items[at].errors.map(({ code }: { code: string }) => code);
    const placeless = ['group_required', 'role_required'];
    expect([codes(0), codes(199)]).toEqual([placeless, placeless]);
    const { body: repair } = await identity.as(identity.ownerId).get(`/v1/imports/${planned.id}/repair.csv`);
    expect(String(repair).match(/too_many_rows_of_person/g)).toHaveLength(29_000);
  });

  it('refuses what is no file of people, and says where (V40)', async () => {
    const answers = await Promise.all([
      lab.upload(''),
      lab.upload('a,b\r\n1,2\r\n'),
      lab.upload('Email\r\n"a@x.org'),
      lab.upload('{}', {}, { headers: { 'content-type': 'application/json' } }),
      lab.upload('x', { mode: 'nonsense', defaultGroupId: 'none' }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code, body.reason])).toEqual([
      [400, 'import_file_invalid', 'file_empty'],
      [400, 'import_file_invalid', 'header_missing'],
      [400, 'import_file_invalid', 'quote_unclosed'],
      [415, 'unsupported_media_type', undefined],
      [400, 'invalid_input', undefined],
    ]);
    expect(answers[4]?.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'defaultGroupId',
      'mode',
    ]);
  });
});
