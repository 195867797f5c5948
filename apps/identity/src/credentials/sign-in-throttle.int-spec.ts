import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { PASSWORD, SignInLab } from '../../testing/sign-in-lab.js';
import { PasswordHasher } from './password-hasher.js';
import { ATTEMPT_LIMITS } from './sign-in-attempts.rules.js';

const ATTACKER = '198.51.100.66';
const HOME = '203.0.113.9';

describe('Guessing passwords (V33)', () => {
  let identity: IdentityUnderTest;
  let lab: SignInLab;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new SignInLab(identity);
    await identity.person('ada@x.org', ['HR'], ['learner']);
  });
  afterAll(() => identity.stop());
  afterEach(() => identity.rows('TRUNCATE identity.sign_in_attempts'));

  const guess = async (login: string, times: number, clientIp = ATTACKER): Promise<number[]> => {
    const answers = await Promise.all(
      Array.from({ length: times }, (_, index) => lab.signIn(login, `guess ${index}`, clientIp)),
    );
    return answers.map(({ status }) => status);
  };
  const countedAs = (where: string, attempts: number) =>
    identity.rows(`UPDATE identity.sign_in_attempts SET attempts = ${attempts} WHERE ${where}`);

  it('ends for one client on one account after so many tries, even when all come at once', async () => {
    const statuses = await guess('ada@x.org', ATTEMPT_LIMITS.pair + 15);
    expect(statuses.filter((status) => status === 401)).toHaveLength(ATTEMPT_LIMITS.pair);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    const { status, body } = await lab.signIn('ada@x.org', PASSWORD, ATTACKER);
    expect([status, body.code]).toEqual([429, 'too_many_requests']);
    const [, seconds] = /Try again in (\d+) seconds/.exec(body.detail) ?? [];
    expect(Number(seconds)).toBeGreaterThan(800);
    expect(Number(seconds)).toBeLessThanOrEqual(900);
  });

  it('locks nobody out: the person signs in from elsewhere, and others from the same place', async () => {
    await guess('ada@x.org', 2);
    await countedAs(`account <> '' AND client <> ''`, 1_000);
    expect((await lab.signIn('ada@x.org', PASSWORD, ATTACKER)).status).toBe(429);
    expect((await lab.signIn('ada@x.org', PASSWORD, HOME)).status).toBe(200);
    expect((await lab.signIn('olivia@x.org', PASSWORD, ATTACKER)).status).toBe(200);
  });

  it('of many clients on one account leaves each of them few tries, and the person the first', async () => {
    await guess('ada@x.org', 1);
    await countedAs(`account <> '' AND client = ''`, ATTEMPT_LIMITS.account);
    const statuses = [];
    for (let time = 0; time < ATTEMPT_LIMITS.pairUnderAttack + 2; time += 1) {
      statuses.push(...(await guess('ada@x.org', 1, '198.51.100.67')));
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await lab.signIn('ada@x.org', PASSWORD, HOME)).status).toBe(200);
  });

  it('of one client on many accounts ends, too, and counts a whole IPv6 network as one client', async () => {
    await guess('somebody@x.org', 1, '2001:db8:1:2::1');
    await countedAs(`account = '' AND client <> ''`, ATTEMPT_LIMITS.client);
    expect(await guess('ada@x.org', 1, '2001:db8:1:2:ffff::9')).toEqual([429]);
    expect(await guess('ada@x.org', 1, '2001:db8:1:3::1')).toEqual([401]);
  });

  it('that is refused uses up nothing that others share', async () => {
    const shared = async () =>
      (
        await identity.rows<{ attempts: number }>(
          `SELECT attempts FROM identity.sign_in_attempts WHERE client = '' ORDER BY account`,
        )
      ).map(({ attempts }) => attempts);
    await guess('ada@x.org', ATTEMPT_LIMITS.pair + 30);
    expect(await shared()).toEqual([ATTEMPT_LIMITS.pair, ATTEMPT_LIMITS.pair]);
    await countedAs(`account <> ''`, 1);
    await countedAs(`account = '' AND client <> ''`, ATTEMPT_LIMITS.client);
    expect(await guess('ada@x.org', 5)).toEqual([429, 429, 429, 429, 429]);
    expect(await shared()).toEqual([ATTEMPT_LIMITS.pair, 1]);
  });

  it('begins anew after the right password, and after a quarter of an hour', async () => {
    await guess('ada@x.org', 2);
    expect((await lab.signIn('ada@x.org', PASSWORD, ATTACKER)).status).toBe(200);
    expect(
      await identity.rows(`SELECT FROM identity.sign_in_attempts WHERE account <> '' AND client <> ''`),
    ).toEqual([]);
    await guess('ada@x.org', 1);
    await countedAs('true', 1_000_000);
    await identity.rows('UPDATE identity.sign_in_attempts SET window_ends_at = now()');
    expect(await guess('ada@x.org', 1)).toEqual([401]);
  });

  it('is forgotten when the person chose a password by a link, from wherever', async () => {
    await guess('ada@x.org', 1);
    await countedAs(`account <> ''`, 1_000);
    const token = await lab.resetTokenFor('ada@x.org');
    expect((await lab.choosePassword(token, 'a quite different secret')).status).toBe(204);
    expect((await lab.signIn('ada@x.org', 'a quite different secret', ATTACKER)).status).toBe(200);
  });

  it('is answered alike whether there is such an account or not (V20)', async () => {
    const told = async (login: string): Promise<string> => {
      await guess(login, 1);
      await countedAs(`account <> '' AND client <> ''`, 1_000);
      const { status, body } = await lab.signIn(login, 'x', ATTACKER);
      return JSON.stringify([status, Object.keys(body), body.code]);
    };
    expect(await told('ada@x.org')).toBe(await told('nobody@x.org'));
  });
});

describe('What a failed sign-in tells (V20, Z-06)', () => {
  let identity: IdentityUnderTest;
  let lab: SignInLab;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new SignInLab(identity);
    for (const slug of ['two', 'three', 'four']) await identity.createPlatform(slug);
    await identity.person('ada@x.org', ['HR'], ['learner']);
  });
  afterAll(() => identity.stop());

  it('is the same in words, in work and in time for nobody, somebody and who is on four platforms', async () => {
    const verify = jest.spyOn(identity.get(PasswordHasher), 'verify');
    const words = new Set<string>();
    const seen: Record<string, { work: Set<number>; quickest: number }> = {};
    for (const login of ['nobody@x.org', 'ada@x.org', 'not an address', 'olivia@x.org']) {
      const work = new Set<number>();
      const times: number[] = [];
      for (let round = 0; round < 10; round += 1) {
        verify.mockClear();
        const startedAt = performance.now();
        const { status, body } = await lab.signIn(login, 'wrong');
        times.push(performance.now() - startedAt);
        work.add(verify.mock.calls.length);
        words.add(JSON.stringify([status, { ...body, requestId: '' }]));
      }
      // The quickest of them, because others may use the machine, too.
      seen[login] = { work, quickest: Math.min(...times) };
    }
    expect(words.size).toBe(1);
    for (const login of ['nobody@x.org', 'ada@x.org', 'not an address']) {
      expect([login, seen[login]?.work]).toEqual([login, new Set([1])]);
    }
    const quickest = Object.values(seen).map((each) => each.quickest);
    expect(Math.min(...quickest)).toBeGreaterThan(240);
    expect(Math.max(...quickest) - Math.min(...quickest)).toBeLessThan(125);
  });

  it('of a request for a link is nothing: the same answer at the same pace, before anybody is looked up', async () => {
    const quickest: number[] = [];
    const words = new Set<string>();
    for (const login of ['ada@x.org', 'nobody@x.org', 'olivia@x.org', 'not an address']) {
      const times: number[] = [];
      for (let round = 0; round < 10; round += 1) {
        const startedAt = performance.now();
        words.add(JSON.stringify(await lab.anonymous.post('/v1/auth/password-reset-requests', { login })));
        times.push(performance.now() - startedAt);
      }
      quickest.push(Math.min(...times));
    }
    expect(words.size).toBe(1);
    expect(Math.min(...quickest)).toBeGreaterThan(95);
    expect(Math.max(...quickest) - Math.min(...quickest)).toBeLessThan(50);
  });
});
