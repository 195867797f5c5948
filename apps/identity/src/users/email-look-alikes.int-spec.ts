import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { LOOK_ALIKE_EMAILS } from '../../testing/look-alike-emails.js';

const pairs = LOOK_ALIKE_EMAILS.map(([one, other, kinship], n) => ({
  one: one.replaceAll('{n}', String(n)),
  other: other.replaceAll('{n}', String(n)),
  kinship,
}));
const EXPECTED = {
  same: { setUp: 409, code: 'already_active', edit: 409 },
  other: { setUp: 201, code: undefined, edit: 200 },
  refused: { setUp: 400, code: 'invalid_input', edit: 400 },
};

describe('Sixty pairs of look-alike emails (V22-V24, D-24)', () => {
  let identity: IdentityUnderTest;
  let owner: ReturnType<IdentityUnderTest['as']>;
  let neighbour: { owner: typeof owner; rootGroupId: string };
  let bystander: string;
  beforeAll(async () => {
    identity = await startIdentity();
    owner = identity.as(identity.ownerId);
    bystander = await identity.person('bystander@x.org', ['HR'], ['learner']);
    const platform = await identity.createPlatform('neighbour');
    neighbour = { owner: identity.as(platform.ownerId, platform.id), rootGroupId: platform.rootGroupId };
  });
  afterAll(() => identity.stop());

  const setUp = (email: string, as = owner, groupId = identity.groups['HR']) =>
    as.post('/v1/users', {
      firstName: 'Ada',
      lastName: 'Lovelace',
      email,
      sendCredentials: true,
      groupIds: [groupId],
      roles: ['learner'],
    });

  it('are sixty', () => {
    expect(pairs).toHaveLength(60);
  });

  it.each(pairs)('$one and $other: $kinship', async ({ one, other, kinship }) => {
    const expected = EXPECTED[kinship];
    expect((await setUp(one)).status).toBe(201);
    // By an edit first: it must not take what the set-up would be refused, nor the other way round.
    const edited = await owner.patch(`/v1/users/${bystander}`, { email: other });
    expect(edited.status).toBe(expected.edit);
    if (edited.status === 200) await owner.patch(`/v1/users/${bystander}`, { email: 'bystander@x.org' });
    const answer = await setUp(other);
    expect([answer.status, answer.body.code]).toEqual([expected.setUp, expected.code]);
  });

  it('V22: an address of one platform says nothing on another', async () => {
    for (const { one } of pairs.slice(0, 3)) {
      expect((await setUp(one, neighbour.owner, neighbour.rootGroupId)).status).toBe(201);
    }
  });
});
