import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { ImportLab } from '../../testing/import-lab.js';

const HEADER = ['Email', 'First name', 'Groups', 'Roles'];
const mailed = { sendCredentials: 'true' };

describe('The course of an import', () => {
  let identity: IdentityUnderTest;
  let lab: ImportLab;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new ImportLab(identity);
  });
  afterAll(() => identity.stop());

  const people = (tag: string, count: number): string[][] =>
    Array.from({ length: count }, (_, n) => [`${tag}${n}@x.org`, `P${n}`, 'Sales/EMEA/France;HR', 'learner']);
  const countOf = (tag: string) => identity.count(`SELECT FROM identity.users WHERE email LIKE '${tag}%'`);
  const move = (id: string, what: string) =>
    identity.as(identity.ownerId).post(`/v1/imports/${id}/${what}`, {});

  it('is made anew when something moved since, and tells what (D-30)', async () => {
    const planned = await lab.plan([HEADER, ...people('moved', 3)], mailed);
    expect(planned.counts).toEqual({ create: 3 });
    await identity.person('moved1@x.org', ['HR'], ['learner']);
    const applied = await lab.apply(planned.id);
    expect(applied).toMatchObject({
      status: 'applied',
      counts: { create: 2, update: 1, moved: 1 },
      applied: { create: 2, update: 1 },
    });
    const [row] = (await lab.rows(planned.id)).filter(({ movedFrom }) => movedFrom !== null);
    expect(row).toMatchObject({ line: 3, outcome: 'update', movedFrom: 'create', isApplied: true });
    expect(await countOf('moved')).toBe(3);
  });

  it('can be paused, resumed and cancelled at any moment; what was applied stays, and nobody is applied twice', async () => {
    const count = 4_000;
    const { id } = await lab.plan([HEADER, ...people('course', count)], mailed);
    expect((await move(id, 'pause')).body.code).toBe('import_state_unfit');
    await move(id, 'apply');
    expect(await move(id, 'pause')).toMatchObject({ status: 200, body: { status: 'paused' } });
    const paused = await countOf('course');
    expect(paused).toBeLessThan(count);
    expect((await move(id, 'apply')).body).toMatchObject({
      code: 'import_state_unfit',
      importStatus: 'paused',
    });
    expect(await move(id, 'resume')).toMatchObject({ status: 202, body: { status: 'applying' } });
    await lab.until(id, ['applied']);
    expect(await countOf('course')).toBe(count);
    const [told] = await identity.rows<{ n: number; people: number }>(
      `SELECT count(*)::int AS n, count(DISTINCT subject)::int AS people FROM identity.outbox
        WHERE type = 'identity.account-set-up.v1' AND envelope::text LIKE '%course%'`,
    );
    expect(told).toEqual({ n: count, people: count });
    expect((await move(id, 'cancel')).body.code).toBe('import_state_unfit');
  }, 120_000);

  it('tells of its end, and mails who started it by that event (D-36)', async () => {
    const { id } = await lab.plan([HEADER, ...people('end', 2), ['bad', '', '', '']], mailed);
    await lab.apply(id);
    const told = () =>
      identity.rows<{ data: object }>(
        `SELECT envelope -> 'data' AS data FROM identity.outbox WHERE subject = $1`,
        [`import/${id}`],
      );
    expect((await told()).map(({ data }) => data)).toEqual([
      expect.objectContaining({
        status: 'applied',
        userId: identity.ownerId,
        counts: { created: 2, updated: 0, restored: 0, unchanged: 0, invalid: 1 },
      }),
    ]);
  });

  it('can be followed live, until its end', async () => {
    const { id } = await lab.plan([HEADER, ...people('live', 5)], mailed);
    const events = lab.follow(id);
    const seen: string[] = [];
    for await (const text of events) {
      for (const [, data] of text.matchAll(/^data: (.*)$/gm)) seen.push(JSON.parse(data ?? '').status);
      if (seen.length === 1) await move(id, 'apply');
    }
    expect([seen[0], seen.at(-1)]).toEqual(['planned', 'applied']);
  });

  it('fails cleanly when the sender hangs up, or the reader dies, and leaves no row behind', async () => {
    await lab.hangUp(
      `${HEADER.join(',')}\r\n${people('gone', 50)
        .map((row) => row.join(',').replace(';', '|'))
        .join('\r\n')}`,
    );
    const latest = async () => (await identity.as(identity.ownerId).get('/v1/imports?limit=1')).body.items[0];
    const { id } = await latest();
    expect(await lab.until(id, ['failed'])).toMatchObject({ stoppedBecause: 'upload_interrupted' });
    expect(await identity.count(`SELECT FROM identity.import_rows WHERE import_id = '${id}'`)).toBe(0);
    await identity.rows(
      `INSERT INTO identity.imports (platform_id, id, started_by, mode, send_credentials, file_name)
       SELECT platform_id, 'ffffffff-0000-7000-8000-000000000001', started_by, mode, false, 'dead.csv' FROM identity.imports LIMIT 1`,
    );
    expect(await lab.until('ffffffff-0000-7000-8000-000000000001', ['failed'])).toMatchObject({
      stoppedBecause: 'upload_interrupted',
    });
  });

  it('gives back the rows that failed, as uploaded, and their repaired file touches only them (E22, V39)', async () => {
    const file =
      'E-mail;Prénom;Groupes;Rôles;Équipe\r\nrep1@x.org;=Ada;HR;apprenant;A\r\nrep2@;"=1+1;x";HR;apprenant;B\r\nrep3@x.org;Zoé;Nulle part;apprenant;C\r\n';
    const planned = await lab.plan(file, mailed);
    expect(planned.counts).toEqual({ create: 1, invalid: 2 });
    await lab.apply(planned.id);
    const { status, body } = await identity.as(identity.ownerId).get(`/v1/imports/${planned.id}/repair.csv`);
    expect(status).toBe(200);
    const lines = String(body).replace('\uFEFF', '').split('\r\n');
    expect(lines[0]).toBe('E-mail;Prénom;Groupes;Rôles;Équipe;_line;_code;_message');
    expect(lines[1]).toMatch(/^rep2@;"'=1\+1;x";HR;apprenant;B;3;email_syntax_invalid;/);
    expect(lines[2]).toMatch(/^rep3@x.org;Zoé;Nulle part;apprenant;C;4;group_unknown;/);
    expect(lines).toHaveLength(4);
    const repaired = String(body).replace('rep2@;', 'rep2@x.org;').replace('Nulle part', 'HR');
    const again = await lab.plan(repaired, mailed);
    expect(again.counts).toEqual({ create: 2 });
    await lab.apply(again.id);
    const [kept] = await identity.rows<{ name: string }>(
      `SELECT first_name AS name FROM identity.users WHERE email = 'rep2@x.org'`,
    );
    expect(kept?.name).toBe('=1+1;x');
    expect((await lab.plan(repaired, mailed)).counts).toEqual({ unchanged: 2 });
  });

  it('offers a file to fill in', async () => {
    const { body } = await identity.as(identity.ownerId).get('/v1/imports/template.csv?locale=fr');
    expect(String(body)).toContain('Adresse e-mail;Identifiant;Prénom');
  });
});
