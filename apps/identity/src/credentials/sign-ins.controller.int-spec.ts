import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { SignInLab } from '../../testing/sign-in-lab.js';

describe('The sign-ins of people', () => {
  let identity: IdentityUnderTest;
  let lab: SignInLab;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new SignInLab(identity);
  });
  afterAll(() => identity.stop());

  it('are listed with from where and until when, and nothing that opens them', async () => {
    await identity.person('ada@x.org', ['HR'], ['learner']);
    await lab.signIn('ada@x.org', undefined, '198.51.100.4');
    const me = await lab.callerOf('ada@x.org');
    const { body } = await me.get('/v1/auth/sign-ins');
    expect(
      body.items.map(({ clientIp, current }: { clientIp: string; current: boolean }) => [clientIp, current]),
    ).toEqual([
      [expect.any(String), false],
      ['198.51.100.4', false],
      ['203.0.113.1', true],
    ]);
    expect(body.items[2]).toMatchObject({ userAgent: 'lab' });
    expect(Object.keys(body.items[2]).toSorted()).toEqual([
      'clientIp',
      'createdAt',
      'current',
      'expiresAt',
      'id',
      'userAgent',
    ]);
    const first = await me.get('/v1/auth/sign-ins?limit=2');
    const rest = await me.get(`/v1/auth/sign-ins?limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...rest.body.items]).toEqual(body.items);
  });

  it('end one by one, or all others at once; what has ended is over at the next call (V45)', async () => {
    await identity.person('eve@x.org', ['HR'], ['learner']);
    const [first, second, me] = [
      await lab.callerOf('eve@x.org'),
      await lab.callerOf('eve@x.org'),
      await lab.callerOf('eve@x.org'),
    ];
    const id = (await lab.actorOf(first.accessToken))?.signInId;
    expect((await me.delete(`/v1/auth/sign-ins/${id}`)).status).toBe(204);
    expect(await lab.actorOf(first.accessToken)).toBeNull();
    expect((await me.delete(`/v1/auth/sign-ins/${id}`)).status).toBe(404);
    expect((await me.delete('/v1/auth/sign-ins')).status).toBe(204);
    expect(await lab.actorOf(second.accessToken)).toBeNull();
    expect(await lab.actorOf(me.accessToken)).not.toBeNull();
  });

  it('are for the person and their administrators only; others cannot even tell (V17)', async () => {
    const admin = await identity.person('admin@x.org', ['Partners'], ['admin']);
    const member = await identity.person('member@x.org', ['AcmeParis'], ['learner']);
    const colleague = await identity.person('colleague@x.org', ['AcmeParis'], ['learner']);
    const stranger = await identity.person('stranger@x.org', ['HR'], ['learner']);
    const signedIn = await lab.callerOf('member@x.org');
    const path = `/v1/users/${member}/sign-ins`;
    const signInId = (await lab.actorOf(signedIn.accessToken))?.signInId;
    const tries = await Promise.all([
      identity.as(colleague).get(path),
      identity.as(stranger).get(path),
      identity.as(stranger).delete(path),
      identity.as(colleague).delete(`${path}/${signInId}`),
      identity.as(colleague).delete(`/v1/auth/sign-ins/${signInId}`),
      identity.as(admin).get(path),
    ]);
    expect(tries.map(({ status }) => status)).toEqual([403, 404, 404, 403, 404, 200]);
    expect(await lab.actorOf(signedIn.accessToken)).not.toBeNull();
    expect((await identity.as(admin).delete(path)).status).toBe(204);
    expect(await lab.actorOf(signedIn.accessToken)).toBeNull();
    expect((await identity.as(admin).get(path)).body.items).toEqual([]);
  });
});
