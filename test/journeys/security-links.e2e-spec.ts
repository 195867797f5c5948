import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Academy, PASSWORD, bringIn, createAcademy } from '../support/academy.js';
import { type Answer, ApiClient } from '../support/api-client.js';
import { dumpOfAllTables } from '../support/dump-of-all-tables.js';
import { eventually } from '../support/eventually.js';
import { Installation } from '../support/installation.js';
import { Mailbox, tokenIn } from '../support/mailbox.js';

const FORM = { firstName: 'Ada', lastName: 'Lovelace', password: PASSWORD };

/** What a caller can tell answers apart by; ids of requests and addresses differ by nature. */
const seenBy = ({ status, body }: Answer): string =>
  JSON.stringify([status, { ...body, requestId: '', instance: '' }]);

describe('Invitation links and their secrets', () => {
  let installation: Installation;
  let academy: Academy;
  let anonymous: ApiClient;
  let mailbox: Mailbox;

  beforeAll(async () => {
    installation = await Installation.start({ env: { LOG_LEVEL: 'trace' } });
    academy = await createAcademy(installation);
    anonymous = new ApiClient(installation.url);
    mailbox = new Mailbox(installation.url);
  }, 120_000);
  afterAll(() => installation?.stop());

  const invited = async (email: string) => {
    const { body } = await academy.owner.post('/v1/invitations', {
      emails: email,
      groupIds: [academy.groups['France']],
      roles: ['learner'],
    });
    return { ...body.results[0], token: await mailbox.invitationToken(email) } as {
      userId: string;
      invitationId: string;
      token: string;
    };
  };
  const accept = (token: string, form: object = FORM) =>
    anonymous.post(`/v1/invitation-links/${token}/acceptance`, form);
  const look = (token: string) => anonymous.get(`/v1/invitation-links/${token}`);

  it('V1: nobody finds a link or token in any answer, table or log', async () => {
    const { token, invitationId, userId } = await invited('v1@example.org');
    const callers = [
      academy.owner,
      await bringIn(installation, academy, 'v1-admin@example.org', ['Sales'], ['admin']),
      await bringIn(installation, academy, 'v1-useradmin@example.org', ['Sales'], ['userAdmin']),
      await bringIn(installation, academy, 'v1-learner@example.org', ['France'], ['learner']),
    ];
    const { body: openapi } = await anonymous.get('/openapi.json');
    const paths = Object.keys(openapi.paths).filter(
      (path) => path.startsWith('/v1/') && openapi.paths[path].get && !path.includes('{token}'),
    );
    expect(paths.length).toBeGreaterThan(8);
    const ids = [invitationId, userId, academy.groups['France']];
    let haystack = '';
    for (const caller of callers) {
      for (const path of paths) {
        for (const id of path.includes('{') ? ids : ['']) {
          haystack += JSON.stringify((await caller.get(path.replaceAll(/\{[^}]+\}/g, String(id)))).body);
        }
      }
    }
    haystack += (await dumpOfAllTables(installation)) + installation.logs();
    expect(haystack).toContain(invitationId);
    const secret = Buffer.from(token, 'base64url');
    const mac = secret.subarray(-32);
    const forms = [
      token,
      secret.toString('base64'),
      secret.toString('hex'),
      mac.toString('base64'),
      mac.toString('hex'),
    ];
    for (const form of forms) expect(haystack).not.toContain(form);
    expect(haystack).not.toContain('/join/ey');
    expect(haystack).not.toContain(PASSWORD);
  }, 60_000);

  it('V2, V3: an id is no key: made-up tokens and ids all get one answer', async () => {
    const { invitationId, userId, token } = await invited('v2@example.org');
    const tries = [
      invitationId,
      userId,
      Buffer.from(invitationId.replaceAll('-', ''), 'hex').toString('base64url'),
      ...Array.from({ length: 60 }, () =>
        Buffer.from(crypto.getRandomValues(new Uint8Array(60))).toString('base64url'),
      ),
    ];
    const answers = await Promise.all(tries.map(look));
    expect(new Set(answers.map(seenBy)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'link_unknown' } });
    expect((await look(token)).status).toBe(200);
    for (const id of [invitationId, '01930000-0000-7000-8000-00000000dead']) {
      expect((await anonymous.get(`/v1/invitations/${id}`)).status).toBe(401);
    }
  });

  it('V4: a token with any bit turned over, and other kinds of tokens, open nothing', async () => {
    const { token } = await invited('v4@example.org');
    const bytes = Buffer.from(token, 'base64url');
    const flipped = Array.from({ length: bytes.length * 2 }, (_, n) => {
      const copy = Buffer.from(bytes);
      const at = Math.floor(n / 2);
      copy.writeUInt8(copy.readUInt8(at) ^ (n % 2 ? 0x01 : 0x80), at);
      return copy.toString('base64url');
    });
    const { body } = await anonymous.post('/v1/auth/login', {
      login: 'olivia@academy.example',
      password: PASSWORD,
    });
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.`;
    for (const forged of [...flipped, body.accessToken, unsigned, `${token}A`, token.slice(0, -1)]) {
      expect([forged, (await accept(forged)).status]).toEqual([forged, 404]);
    }
    expect((await accept(token)).status).toBe(201);
  }, 60_000);

  it('V5: the address comes from the invitation, never from the form', async () => {
    const { token, userId } = await invited('v5@example.org');
    const { status, body } = await accept(token, { ...FORM, email: 'attacker@evil.example' });
    expect([status, body.errors]).toMatchObject([400, [{ path: 'email' }]]);
    expect((await academy.owner.get(`/v1/users/${userId}`)).body.status).toBe('invited');
  });

  it('V7: one of fifty acceptances at once wins, and one seat is opened', async () => {
    const { token, userId } = await invited('v7@example.org');
    const answers = await Promise.all(Array.from({ length: 50 }, () => accept(token)));
    const codes = answers.map(({ status }) => status);
    expect(codes.filter((status) => status === 201)).toHaveLength(1);
    for (const status of codes) expect([201, 409, 410]).toContain(status);
    await eventually(async () => {
      const entries = await installation.rows('SELECT FROM billing.seat_ledger WHERE user_id = $1', [userId]);
      expect(entries).toHaveLength(1);
    });
  });

  it('V8: accept, cancel and remind at once end in one of two clean states', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { token, invitationId, userId } = await invited(`v8-${round}@example.org`);
      const [accepted, cancelled] = await Promise.all([
        accept(token),
        academy.owner.delete(`/v1/invitations/${invitationId}`),
        academy.owner.post(`/v1/invitations/${invitationId}/reminders`, {}),
      ]);
      const winners = [accepted.status === 201, cancelled.status === 200].filter(Boolean);
      expect([round, accepted.status, cancelled.status, winners.length]).toMatchObject([
        round,
        expect.anything(),
        expect.anything(),
        1,
      ]);
      await eventually(async () => {
        const { body: person } = await academy.owner.get(`/v1/users/${userId}`);
        expect(person.status).toBe(accepted.status === 201 ? 'active' : 'deleted');
        expect(person.memberships.length > 0).toBe(accepted.status === 201);
        const seats = await installation.rows('SELECT FROM billing.seat_ledger WHERE user_id = $1', [userId]);
        expect(seats).toHaveLength(accepted.status === 201 ? 1 : 0);
      });
    }
  }, 60_000);

  it('V9: used and cancelled links answer alike, for ever', async () => {
    const used = await invited('v9-used@example.org');
    const cancelled = await invited('v9-cancelled@example.org');
    await accept(used.token);
    await academy.owner.delete(`/v1/invitations/${cancelled.invitationId}`);
    for (const { token } of [used, cancelled]) {
      expect(await look(token)).toMatchObject({ status: 410, body: { code: 'link_closed' } });
      expect(await accept(token)).toMatchObject({ status: 410, body: { code: 'link_closed' } });
    }
    expect(seenBy(await look(used.token))).toBe(seenBy(await look(cancelled.token)));
    const page = await anonymous.get(`/join/${cancelled.token}`);
    expect(page.status).toBe(410);
    expect(page.body).not.toContain('Academy');
  });

  it('V11: who is removed takes the link along, and a new invitation has a link of its own', async () => {
    const { token, userId } = await invited('v11@example.org');
    expect((await academy.owner.delete(`/v1/users/${userId}`)).status).toBe(204);
    await eventually(async () => expect((await look(token)).status).toBe(410));
    expect(await accept(token)).toMatchObject({ status: 410, body: { code: 'link_closed' } });
    await academy.owner.post('/v1/invitations', {
      emails: 'v11@example.org',
      groupIds: [academy.groups['France']],
      roles: ['learner'],
    });
    const [newer] = await mailbox.waitFor('v11@example.org', 2);
    expect(tokenIn(newer?.text ?? '')).not.toBe(token);
    expect((await accept(token)).status).toBe(410);
    expect((await accept(tokenIn(newer?.text ?? ''))).status).toBe(201);
  });

  it('V12: an inviter who lost the right gives nothing; a reminder by somebody who has it does', async () => {
    const inviter = await bringIn(installation, academy, 'v12-admin@example.org', ['Sales', 'HR'], ['admin']);
    const inviterId = (await inviter.get('/v1/auth/me')).body.user.id;
    const { body } = await inviter.post('/v1/invitations', {
      emails: 'v12@example.org',
      groupIds: [academy.groups['France']],
      roles: ['coach'],
    });
    const [{ invitationId, userId }] = body.results;
    const token = await mailbox.invitationToken('v12@example.org');
    const role = `/v1/groups/${academy.groups['Sales']}/members/${inviterId}/roles/admin`;
    expect((await academy.owner.delete(role)).status).toBe(200);
    expect(await accept(token)).toMatchObject({ status: 409, body: { code: 'needs_reapproval' } });
    const page = await fetch(`${installation.url}/join/${token}?lang=en`, {
      method: 'POST',
      body: new URLSearchParams(FORM),
    });
    const words = await page.text();
    expect([page.status, words]).toEqual([409, expect.stringContaining('confirmed again')]);
    expect(words).not.toMatch(/Academy|Sales|France|example\.org/);
    expect((await academy.owner.get(`/v1/users/${userId}`)).body.status).toBe('invited');
    const invitation = `/v1/invitations/${invitationId}`;
    expect((await academy.owner.get(invitation)).body).toMatchObject({
      status: 'pending',
      needsApproval: true,
    });
    const audit = '/v1/audit-events?action=invitation.approval-needed';
    expect((await academy.owner.get(audit)).body.items).toHaveLength(1);
    expect((await academy.owner.post(`${invitation}/reminders`, {})).status).toBe(202);
    await eventually(async () =>
      expect((await academy.owner.get(invitation)).body.needsApproval).toBe(false),
    );
    expect((await accept(token)).status).toBe(201);
  });

  it('V28: a free trial mails nobody beyond its limit, nor after its end', async () => {
    const trial = await createAcademy(installation, 'v28', { plan: 'free_trial' });
    const operator = anonymous.with(installation.operatorToken);
    const change = (settings: object) => operator.patch(`/v1/platforms/${trial.platformId}`, settings);
    expect((await change({ invitationsPerDay: 2, remindersPerDay: 1 })).status).toBe(200);
    const invite = (emails: string) =>
      trial.owner.post('/v1/invitations', { emails, groupIds: [trial.groups['HR']], roles: ['learner'] });
    const { body } = await invite('v28-a@example.org, v28-b@example.org');
    const refused = await invite('v28-c@example.org');
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000);
    expect(['limit', 'remaining'].map((name) => refused.headers.get(`ratelimit-${name}`))).toEqual([
      '2',
      '0',
    ]);
    const ids = body.results.map((each: { invitationId: string }) => each.invitationId);
    await mailbox.waitFor('v28-a@example.org');
    await eventually(async () => {
      const rows = await installation.rows<{ n: number }>(
        'SELECT reminders_per_day AS n FROM invitations.platforms WHERE platform_id = $1',
        [trial.platformId],
      );
      expect(rows).toEqual([{ n: 1 }]);
    });
    const remind = (id: string) => trial.owner.post(`/v1/invitations/${id}/reminders`, {});
    expect([(await remind(ids[0])).status, (await remind(ids[1])).status]).toEqual([202, 429]);
    await change({ trialEndsAt: '2026-01-01T00:00:00Z' });
    expect((await remind(ids[1])).body.code).toBe('free_trial_ended');
    expect((await invite('v28-d@example.org')).body.code).toBe('free_trial_ended');
    await mailbox.waitFor('v28-a@example.org', 2);
    for (const late of ['v28-c', 'v28-d']) expect(await mailbox.mailsTo(`${late}@example.org`)).toEqual([]);
    expect((await accept(await mailbox.invitationToken('v28-b@example.org'))).status).toBe(201);
  });

  it('V29: no header of a request changes where a link leads', async () => {
    const evil = 'evil.example';
    const variants: Record<string, string>[] = [
      { 'x-forwarded-host': evil },
      { 'x-forwarded-host': `${evil}:443`, 'x-forwarded-proto': 'https' },
      { forwarded: `host=${evil};proto=https` },
      { origin: `https://${evil}` },
      { referer: `https://${evil}/` },
      { 'x-host': evil },
      { 'x-original-host': evil },
      { 'x-http-host-override': evil },
      { 'x-forwarded-server': evil },
      { 'x-rollcall-public-url': `https://${evil}` },
    ];
    for (const [n, headers] of variants.entries()) {
      const email = `v29-${n}@example.org`;
      const wish = { emails: email, groupIds: [academy.groups['HR']], roles: ['learner'] };
      expect((await academy.owner.post('/v1/invitations', wish, headers)).status).toBe(201);
      const [mail] = await mailbox.waitFor(email);
      expect(mail?.text).toContain(`${installation.url}/join/`);
      expect(JSON.stringify(mail)).not.toContain(evil);
    }
  }, 60_000);

  it('V31: the page of a link leaks it nowhere', async () => {
    const { token } = await invited('v31@example.org');
    const page = await anonymous.get(`/join/${token}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toContain('no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const resources = [...String(page.body).matchAll(/(?:src|href|action)="([^"]*)"/g)].map(
      (match) => match[1] ?? '',
    );
    for (const resource of resources) expect(resource).not.toMatch(/^(?:https?:)?\/\//);
    expect(installation.logs()).not.toContain(token);
  });

  it('V32: what only looks changes nothing: a scanner first, then the person', async () => {
    const { token } = await invited('v32@example.org');
    for (let n = 0; n < 20; n += 1) {
      const method = n % 2 ? 'HEAD' : 'GET';
      const headers = { 'user-agent': 'SafeLinks-Scanner/1.0' };
      for (const path of [`/join/${token}`, `/v1/invitation-links/${token}`]) {
        expect((await fetch(installation.url + path, { method, headers })).status).toBe(200);
      }
    }
    expect((await accept(token)).status).toBe(201);
  });
});
