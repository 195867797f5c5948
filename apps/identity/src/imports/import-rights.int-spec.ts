import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { ImportLab } from '../../testing/import-lab.js';

const HEADER = ['Email', 'First name', 'Groups', 'Roles'];

describe('What an import may do (V13, V14, V17, D-18)', () => {
  let identity: IdentityUnderTest;
  let lab: ImportLab;
  let salesAdmin: string;
  let acmeUserAdmin: string;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new ImportLab(identity);
    salesAdmin = await identity.person('sales@x.org', ['Sales'], ['admin']);
    acmeUserAdmin = await identity.person('acme@x.org', ['Acme'], ['userAdmin']);
  });
  afterAll(() => identity.stop());

  const mailed = { sendCredentials: 'true' };
  const suspect = (domain: string, name: string, meant: string) => ({
    column: 'email',
    code: 'email_domain_suspect',
    message: `"${domain}" may be a slip of "${meant}".`,
    suggestion: `${name}@${meant}`,
  });
  /** Codes of each row of a file, in one person's name. */
  const codes = async (as: string, rows: string[][], query: Record<string, string> = mailed) => {
    const planned = await lab.plan([HEADER, ...rows], query, { as });
    const all = await lab.rows(planned.id, '', as);
    return all.map(({ outcome, errors }) =>
      [outcome, ...errors.map(({ code }: { code: string }) => code)].join(' '),
    );
  };

  it('gives no role above the own and none in groups of others, however it is written (V14)', async () => {
    expect(
      await codes(acmeUserAdmin, [
        ['v1@x.org', 'V', 'Partners/Acme', 'learner'],
        ['v2@x.org', 'V', 'Partners/Acme', 'admin'],
        ['v3@x.org', 'V', 'Partners/Acme', ' ADMIN '],
        ['v4@x.org', 'V', 'Partners/Acme', '0'],
        ['v5@x.org', 'V', 'Partners/Acme', '["admin"]'],
        ['v6@x.org', 'V', 'Partners/Acme/AcmeParis', 'learner|coach'],
        ['v7@x.org', 'V', 'Partners', 'learner'],
        ['v8@x.org', 'V', 'Partners/Acme', 'owner'],
      ]),
    ).toEqual([
      'create',
      'invalid role_not_grantable',
      'invalid role_not_grantable',
      'invalid role_not_grantable',
      'invalid role_unknown',
      'invalid role_not_grantable',
      'invalid group_not_manageable',
      'invalid role_not_assignable',
    ]);
  });

  it('does not let a group that is not seen be told from one that never was, by id nor by path (V17)', async () => {
    const hidden = identity.groups['HR'] ?? '';
    const planned = await lab.plan(
      [HEADER, ['h1@x.org', 'H', hidden, 'learner'], ['h2@x.org', 'H', 'HR', 'learner']],
      mailed,
      { as: acmeUserAdmin },
    );
    const invented = '01930000-0000-7000-8000-00000000dead';
    const other = await lab.plan(
      [HEADER, ['h1@x.org', 'H', invented, 'learner'], ['h2@x.org', 'H', 'XY', 'learner']],
      mailed,
      { as: acmeUserAdmin },
    );
    const told = async (id: string) => JSON.stringify(await lab.rows(id, '', acmeUserAdmin));
    expect((await told(planned.id)).replaceAll(hidden, '*').replaceAll('HR', '*')).toBe(
      (await told(other.id)).replaceAll(invented, '*').replaceAll('XY', '*'),
    );
  });

  it('suggests the path that was probably meant', async () => {
    const planned = await lab.plan([HEADER, ['t@x.org', 'T', 'Sales/EMAE/France;France', 'learner']], mailed);
    const [row] = await lab.rows(planned.id);
    expect(row.errors.map(({ message }: { message: string }) => message)).toEqual([
      'There is no group "Sales/EMAE/France" here: did you mean "Sales/EMEA/France"?',
      'There is no group "France" here: did you mean "Sales/EMEA/France"?',
    ]);
    expect(row.errors.map(({ suggestion }: { suggestion: string }) => suggestion)).toEqual([
      'Sales/EMEA/France',
      'Sales/EMEA/France',
    ]);
  });

  it('suggests the mail domain that was probably meant, and takes the one that is written', async () => {
    const rows = Array.from({ length: 10 }, (_, n) => [`d${n}@northwind.example`, 'D', 'HR', 'learner']);
    const planned = await lab.plan(
      [
        HEADER,
        ['ada@gmial.com', 'A', 'HR', 'learner'],
        ['bea@nortwind.example', 'B', 'HR', 'learner'],
        ...rows,
      ],
      mailed,
    );
    const hinted = await lab.rows(planned.id, '&hinted=true');
    expect(hinted.map(({ line, outcome, hints }) => [line, outcome, hints])).toEqual([
      [2, 'create', [suspect('gmial.com', 'ada', 'gmail.com')]],
      [3, 'create', [suspect('nortwind.example', 'bea', 'northwind.example')]],
    ]);
    await lab.apply(planned.id);
    expect(await identity.count(`SELECT FROM identity.users WHERE email = 'ada@gmial.com'`)).toBe(1);
    const again = await lab.plan([HEADER, ['ada@gmial.com', 'A', 'HR', 'learner']], mailed);
    expect(await lab.rows(again.id, '&hinted=true')).toEqual([]);
  });

  it('changes only whom the API would let change: fields, people and groups out of reach are refused row by row', async () => {
    const hr = await identity.person('hidden@x.org', ['HR'], ['learner']);
    await identity.person('coach@x.org', ['Sales'], ['coach']);
    expect(
      await codes(salesAdmin, [
        ['hidden@x.org', 'Known', 'Sales', 'learner'],
        ['coach@x.org', 'Carl', 'Sales', 'author'],
        ['olivia@x.org', 'Olive', '', ''],
      ]),
    ).toEqual(['invalid already_active', 'update', 'invalid user_not_manageable']);
    expect(await identity.membershipsOf(hr)).toEqual(['learner HR']);
  });

  it('shows an import to whoever started it and to platform admins, and to nobody else', async () => {
    const { id } = await lab.plan([HEADER, ['s@x.org', 'S', 'Sales', 'learner']], mailed, { as: salesAdmin });
    const coach = await identity.person('coach2@x.org', ['Sales'], ['coach']);
    const statuses = await Promise.all(
      [salesAdmin, identity.ownerId, acmeUserAdmin, coach].map(
        async (who) => (await identity.as(who).get(`/v1/imports/${id}`)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 404, 403]);
    const refused = await lab.upload([HEADER], {}, { as: coach });
    expect([refused.status, refused.body.code]).toEqual([403, 'no_group_managed']);
  });

  it('sets nobody up on a free trial, and invites (D-18)', async () => {
    const { id, ownerId, rootGroupId } = await identity.createPlatform('trial');
    await identity.caller({ kind: 'operator' }).patch(`/v1/platforms/${id}`, { plan: 'free_trial' });
    const file = [HEADER, ['trial@x.org', 'T', rootGroupId, 'learner']];
    const refused = await lab.upload(file, mailed, { as: ownerId, platformId: id });
    expect([refused.status, refused.body.code]).toEqual([403, 'free_trial_setup_unavailable']);
    expect((await lab.upload(file, { mode: 'invite' }, { as: ownerId, platformId: id })).status).toBe(202);
  });

  describe('Brakes', () => {
    const limit = (as: string, limits: object) => identity.as(as).patch('/v1/platform', limits);
    const call = (as: string, id: string, what: string) =>
      identity.as(as).post(`/v1/imports/${id}/${what}`, {});

    it('by default let a platform be filled, and hold what makes a crowd of administrators', async () => {
      const { id, ownerId, rootGroupId } = await identity.createPlatform('brakes');
      const crowd = (count: number) =>
        Array.from({ length: count }, (_, n) => [
          `crowd${n}@x.org`,
          'C',
          rootGroupId,
          n % 2 ? 'admin' : 'userAdmin',
        ]);
      const query = [mailed, { as: ownerId, platformId: id }] as const;
      const upload = async (rows: string[][]) => {
        const { body } = await lab.upload([HEADER, ...rows], ...query);
        return lab.until(body.id, ['planned'], ownerId, id);
      };
      expect(await upload(crowd(51))).toMatchObject({
        awaitingApproval: true,
        beyondLimits: ['adminGrants'],
      });
      expect(await upload(crowd(50))).toMatchObject({
        awaitingApproval: false,
        effects: { adminGrants: 50 },
      });
      const { body } = await identity.as(ownerId, id).get('/v1/platform');
      expect([body.importPeopleLimit, body.importAdminGrantLimit]).toEqual([null, null]);
    });

    it('have an import beyond a limit wait for a second platform admin, and only the owner sets them', async () => {
      const second = await identity.person('second@x.org', ['ROOT'], ['admin']);
      const refused = await limit(second, { importPeopleLimit: 1 });
      expect([refused.status, refused.body.code]).toEqual([403, 'owner_required']);
      expect((await limit(identity.ownerId, { importPeopleLimit: 1, importRoleGrantLimit: 0 })).status).toBe(
        200,
      );
      const file = [HEADER, ['b1@x.org', 'B', 'HR', 'coach'], ['b2@x.org', 'B', 'HR', 'learner']];
      const planned = await lab.plan(file, mailed);
      expect(planned).toMatchObject({
        status: 'planned',
        awaitingApproval: true,
        beyondLimits: ['people', 'roleGrants'],
        approvedBy: null,
      });
      const codes = async (as: string, what: string) => (await call(as, planned.id, what)).body.code;
      expect(await codes(identity.ownerId, 'apply')).toBe('import_approval_required');
      expect(await codes(second, 'apply')).toBe('import_approval_required');
      expect(await codes(identity.ownerId, 'approval')).toBe('second_admin_required');
      expect(await codes(salesAdmin, 'approval')).toBe('not_found');
      const approved = await call(second, planned.id, 'approval');
      expect(approved).toMatchObject({ status: 200, body: { awaitingApproval: false, approvedBy: second } });
      expect(await lab.apply(planned.id)).toMatchObject({ status: 'applied', applied: { create: 2 } });
    });

    it('hold again when a plan that is made anew leads to more than was approved', async () => {
      const second = await identity.person('third@x.org', ['ROOT'], ['admin']);
      const people = await Promise.all(
        ['m1@x.org', 'm2@x.org'].map((email) => identity.person(email, ['HR'], ['learner'])),
      );
      await limit(identity.ownerId, { importPeopleLimit: 0, importRoleGrantLimit: 1_000 });
      const planned = await lab.plan(
        [
          HEADER,
          ['m0@x.org', 'M', 'HR', 'learner'],
          ['m1@x.org', 'M', 'HR', 'coach'],
          ['m2@x.org', 'M', 'HR', 'coach'],
        ],
        mailed,
      );
      expect(planned).toMatchObject({ effects: { people: 1 }, awaitingApproval: true });
      await call(second, planned.id, 'approval');
      await identity.as(identity.ownerId).delete(`/v1/users/${people[0]}`);
      await call(identity.ownerId, planned.id, 'apply');
      const waiting = await lab.until(planned.id, ['planned']);
      expect(waiting).toMatchObject({ effects: { people: 2 }, awaitingApproval: true, approvedBy: null });
      expect(waiting.counts).toMatchObject({ create: 1, restore: 1, moved: 1 });
      await call(second, planned.id, 'approval');
      expect(await lab.apply(planned.id)).toMatchObject({ status: 'applied' });
      await limit(identity.ownerId, { importPeopleLimit: 200_000 });
    });
  });
});
