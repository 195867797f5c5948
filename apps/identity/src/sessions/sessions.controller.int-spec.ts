import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database, type Transaction } from '@rollcall/database';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { SessionLab } from '../../testing/session-lab.js';

describe('Learning sessions', () => {
  let identity: IdentityUnderTest;
  let lab: SessionLab;
  let count = 0;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new SessionLab(identity);
  });
  afterAll(() => identity.stop());

  const owner = () => identity.as(identity.ownerId);
  const id = (group: string): string => identity.groups[group] ?? '';
  const newEmail = (): string => `s${(count += 1)}@x.org`;
  const person = (group: string, role = 'learner') => identity.person(newEmail(), [group], [role]);
  const addLearner = (userId: string, group: string) =>
    owner().post(`/v1/groups/${id(group)}/members`, { userId, roles: ['learner'] });
  const change = (session: string, body: object, by = identity.ownerId) =>
    identity.as(by).patch(`/v1/sessions/${session}`, body);

  describe('their audience (PS2, PS3)', () => {
    it('a static one changes when it is saved, and not before; a dynamic one at once', async () => {
      const audience = { groupIds: [id('HR')] };
      const [follows, fixed] = [await lab.open(audience), await lab.open(audience, { audience: 'static' })];
      const later = await person('HR');
      expect([await lab.learnersOf(follows), await lab.learnersOf(fixed)]).toEqual([[later], []]);
      await lab.setAudience(fixed, audience);
      expect(await lab.learnersOf(fixed)).toEqual([later]);
    });

    it('becoming dynamic brings them up to date, becoming static leaves them as they are', async () => {
      const session = await lab.open({ groupIds: [id('VIPTeam')] });
      const first = await person('VIPTeam');
      expect((await change(session, { audience: 'static' })).body.audience).toBe('static');
      const second = await person('VIPTeam');
      expect(await lab.learnersOf(session)).toEqual([first]);
      await change(session, { audience: 'dynamic' });
      expect(await lab.learnersOf(session)).toEqual([first, second].toSorted());
      expect((await lab.toldOf(second)).filter((each) => each.endsWith(session))).toEqual([`+${session}`]);
    });

    it('exclusion outranks groups and names, now and later', async () => {
      const [named, excluded, later] = [
        await person('Partners'),
        await person('Partners'),
        await person('HR'),
      ];
      const session = await lab.open({
        groupIds: [id('Partners')],
        userIds: [named, excluded],
        excludedUserIds: [excluded, later],
      });
      await addLearner(later, 'Partners');
      expect(await lab.learnersOf(session)).toEqual([named]);
      await lab.setAudience(session, { groupIds: [id('Partners')] });
      expect(await lab.learnersOf(session)).toEqual([named, excluded, later].toSorted());
    });

    it('answers the lists as given, and names who is unknown; no list ever invites (PS5)', async () => {
      const [one, two] = [await person('HR'), await person('HR')];
      const session = await lab.open();
      const wish = { groupIds: [id('HR'), id('Acme')], userIds: [two, one], excludedUserIds: [one] };
      expect((await lab.setAudience(session, wish)).body).toMatchObject(wish);
      const unknown = crypto.randomUUID();
      for (const field of ['userIds', 'excludedUserIds']) {
        const { status, body } = await lab.setAudience(session, { [field]: [unknown] });
        expect([status, body.errors[0]]).toMatchObject([400, { path: field, code: 'unknown_person' }]);
      }
      const { body } = await lab.setAudience(session, { excludedUserIds: ['new@x.org'] });
      expect(body.errors[0].path).toBe('excludedUserIds');
      expect(await identity.count(`SELECT FROM identity.users WHERE email = 'new@x.org'`)).toBe(0);
    });

    it('needs rights for all of it, whoever put it there; exclusions by others may stay (P17, P18)', async () => {
      const coach = await person('Sales', 'coach');
      const [mate, stranger] = [await person('Sales'), await person('HR')];
      const session = await lab.open({ groupIds: [id('France'), id('ROOT')], excludedUserIds: [stranger] });
      const wish = { groupIds: [id('Sales')], userIds: [mate], excludedUserIds: [stranger] };
      expect((await lab.setAudience(session, wish, coach)).status).toBe(200);
      const refused = async (audience: object) => (await lab.setAudience(session, audience, coach)).body.code;
      expect(await refused({ groupIds: [id('France')] })).toBe('group_not_manageable');
      expect(await refused({ groupIds: [id('ROOT')] })).toBe('platform_admin_required');
      expect(await refused({ groupIds: [id('HR')] })).toBe('not_found');
      expect(await refused({ userIds: [stranger] })).toBe('invalid_input');
    });
  });

  describe('their time (PS7)', () => {
    it('the start is frozen once it has come with learners; the end closes for good', async () => {
      const userId = await person('AcmeVIP');
      const now = identity.clock.now().getTime();
      const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
      const audience = { groupIds: [id('AcmeVIP')] };
      const session = await lab.open(audience, { startsAt: at(1), endsAt: at(5) });
      expect((await change(session, { startsAt: at(2) })).status).toBe(200);
      identity.clock.advanceSeconds(3 * 3_600);
      expect((await change(session, { startsAt: at(4) })).body.code).toBe('session_started');
      expect((await change(session, { startsAt: at(2), name: 'June' })).body).toMatchObject({ name: 'June' });
      identity.clock.advanceSeconds(3 * 3_600);
      expect((await change(session, { endsAt: null })).body).toMatchObject({
        status: 409,
        code: 'session_ended',
      });
      expect((await lab.setAudience(session, {})).body.code).toBe('session_ended');
      const invite = await owner().post(`/v1/sessions/${session}/invitations`, { emails: newEmail() });
      expect(invite.body.code).toBe('session_ended');
      // Nobody comes in any more, and nobody leaves.
      const atTheEnd = await lab.learnersOf(session);
      expect(atTheEnd).toContain(userId);
      await person('AcmeVIP');
      await addLearner(userId, 'HR');
      await owner().delete(`/v1/groups/${id('AcmeVIP')}/members/${userId}`);
      expect(await lab.learnersOf(session)).toEqual(atTheEnd);
    });

    it('every bad field is named, and nothing is written', async () => {
      const session = await lab.open();
      const { status, body } = await change(session, {
        name: '',
        startsAt: 'now',
        endsAt: 5,
        audience: 'x',
        more: 1,
      });
      expect(status).toBe(400);
      const paths = body.errors.map(({ path }: { path: string }) => path).toSorted();
      expect(paths).toEqual(['audience', 'endsAt', 'more', 'name', 'startsAt']);
      const somewhere = await change(session, { startsAt: '2026-12-01T08:00:00', endsAt: '2026-12' });
      expect(somewhere.body.errors).toMatchObject([{ path: 'startsAt' }, { path: 'endsAt' }]);
      const early = await change(session, { endsAt: '2026-01-01T00:00:00Z' });
      expect(early.body.errors).toMatchObject([{ path: 'endsAt', code: 'before_start' }]);
    });
  });

  it('are told of when they come and change, with their whole state, and not for nothing', async () => {
    const session = await lab.open();
    await change(session, { name: 'Autumn', endsAt: '2027-01-01T00:00:00Z' });
    await change(session, { name: 'Autumn' });
    const events = await identity.rows(
      `SELECT type, subject_version::int AS version, envelope->'data' AS data FROM identity.outbox
        WHERE subject = $1 ORDER BY subject_version`,
      [`session/${session}`],
    );
    const state = {
      sessionId: session,
      pathName: 'Safety',
      instructorIds: [identity.ownerId],
      audience: 'dynamic',
    };
    expect(events).toMatchObject([
      { type: 'identity.session-created.v1', version: 1, data: { ...state, name: 'May', endsAt: null } },
      {
        type: 'identity.session-updated.v1',
        version: 2,
        data: { ...state, name: 'Autumn', endsAt: '2027-01-01T00:00:00.000Z' },
      },
    ]);
  });

  it('paths are renamed by those who may create them, and found by name', async () => {
    const { body: path } = await owner().post('/v1/paths', { name: 'Old', groupId: id('Sales') });
    const [author, coach] = [await person('Sales', 'author'), await person('Sales', 'coach')];
    const rename = (by: string) => identity.as(by).patch(`/v1/paths/${path.id}`, { name: 'Hygiène' });
    expect((await rename(coach)).body.code).toBe('group_not_manageable');
    expect((await rename(author)).body).toEqual({ ...path, name: 'Hygiène' });
    const { body } = await identity.as(coach).get(`/v1/paths?q=HYGIENE&groupId=${id('Sales')}`);
    expect(body.items).toEqual([{ ...path, name: 'Hygiène' }]);
    expect((await identity.as(await person('HR')).get('/v1/paths')).body.items).toEqual([]);
  });

  it('P19: instructors come from groups that one administers or coaches; who taught before may stay', async () => {
    const [coach, colleague, foreigner] = [
      await person('Sales', 'coach'),
      await person('Sales', 'author'),
      await person('HR', 'coach'),
    ];
    const session = await lab.open({}, { instructorIds: [foreigner] });
    const wish = { instructorIds: [coach, foreigner, colleague] };
    expect((await change(session, wish, coach)).body).toMatchObject(wish);
    await change(session, { instructorIds: [coach] }, coach);
    expect((await change(session, { instructorIds: [foreigner] }, coach)).status).toBe(400);
    expect((await change(session, { instructorIds: [] }, coach)).body.errors[0].path).toBe('instructorIds');
  });

  it('are listed by path, group and name; seen by those of the group, instructors and learners', async () => {
    const [teacher, learner] = [await person('HR', 'coach'), await person('HR')];
    const more = { name: 'Équipe 5%', groupId: id('Partners'), instructorIds: [teacher] };
    const session = await lab.open({ userIds: [learner] }, more);
    const idsOf = async (query: string, by = identity.ownerId): Promise<string[]> => {
      const { body } = await identity.as(by).get(`/v1/sessions?${query}`);
      return body.items.map((each: { id: string }) => each.id);
    };
    expect(await idsOf(`groupId=${id('Partners')}`)).toEqual([session]);
    expect(await idsOf('q=EQUIPE')).toEqual([session]);
    expect(await idsOf('q=5%25')).toEqual([session]);
    expect(await idsOf('q=_quipe')).toEqual([]);
    expect((await idsOf(`pathId=${await lab.path()}&q=safety&limit=200`)).length).toBeGreaterThan(5);
    expect(await idsOf('limit=200', teacher)).toEqual([session]);
    expect(await idsOf('limit=200', learner)).toContain(session);
    expect(await idsOf('limit=200', await person('HR'))).not.toContain(session);
    const shown = (await identity.as(learner).get(`/v1/sessions/${session}`)).body;
    expect(shown).toMatchObject({ id: session, userIds: [] });
    await lab.setAudience(session, {});
    expect((await identity.as(learner).get(`/v1/sessions/${session}`)).status).toBe(404);
  });

  it('are listed by learner to those who may change them and know the learner, and to the learner (D-38, P17)', async () => {
    const [coach, colleague] = [await person('Sales', 'coach'), await person('Sales')];
    const [known, foreign] = [await person('Sales'), await person('HR')];
    const instructor = await person('HR', 'coach');
    const session = await lab.open({ userIds: [known, foreign] }, { instructorIds: [instructor] });
    const excluded = await lab.open({ userIds: [known], excludedUserIds: [known] });
    const of = async (learnerId: string, by: string): Promise<string[]> => {
      const { body } = await identity.as(by).get(`/v1/sessions?learnerId=${learnerId}&limit=200`);
      return body.items
        .map((each: { id: string }) => each.id)
        .filter((each: string) => each === session || each === excluded);
    };
    expect(await of(known.toUpperCase(), identity.ownerId)).toEqual([session]);
    expect(await of(known, known)).toEqual([session]);
    expect(await of(known, coach)).toEqual([session]);
    expect(await of(foreign, coach)).toEqual([]);
    expect(await of(foreign, instructor)).toEqual([session]);
    expect(await of(known, colleague)).toEqual([]);
  });

  it('show their learners to those who may change them, each only whom they may know (G19, D-38)', async () => {
    const coach = await person('Sales', 'coach');
    const [known, foreign] = [await person('France'), await person('HR')];
    const session = await lab.open({ userIds: [known, foreign] });
    const { body: invited } = await owner().post(`/v1/sessions/${session}/invitations`, {
      emails: 'ivy@x.org',
    });
    const learners = async (by: string, query = '') => {
      const { body } = await identity.as(by).get(`/v1/sessions/${session}/learners?${query}`);
      return body.items?.map(({ userId }: { userId: string }) => userId) ?? body.code;
    };
    const ivy = invited.results[0].userId;
    expect(await learners(identity.ownerId)).toEqual([known, foreign, ivy].toSorted());
    expect(await learners(coach)).toEqual([known]);
    expect(await learners(known)).toBe('session_not_manageable');
    expect(await learners(identity.ownerId, 'q=IVY')).toEqual([ivy]);
    expect(await learners(coach, 'q=ivy')).toEqual([]);
    await lab.setAudience(session, { userIds: [known] });
    expect(await learners(identity.ownerId, 'status=archived')).toEqual([foreign, ivy].toSorted());
    const first = (await owner().get(`/v1/sessions/${session}/learners?limit=2`)).body;
    const second = (await owner().get(`/v1/sessions/${session}/learners?limit=2&cursor=${first.nextCursor}`))
      .body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  });

  it('do not read whom they are for to list a page of their learners', async () => {
    const session = await lab.open({ userIds: [await person('France')] });
    const work = { platformId: identity.platformId };
    const everyTransaction = await identity
      .get(Database)
      .transaction(work, async (tx) => Object.getPrototypeOf(tx) as Transaction);
    const queries = jest.spyOn(everyTransaction, 'query');
    const { status } = await owner().get(`/v1/sessions/${session}/learners`);
    const audiences = queries.mock.calls.filter(([sql]) => sql.includes('session_groups'));
    queries.mockRestore();
    expect([status, audiences]).toEqual([200, []]);
  });

  describe('inviting from one (P4, PS4, D-29)', () => {
    const invite = (session: string, body: object, by = identity.ownerId) =>
      identity.as(by).post(`/v1/sessions/${session}/invitations`, body);

    it('invites into the group of the session, as learners with G9, and enrols one by one', async () => {
      const session = await lab.open({}, { groupId: id('France'), audience: 'static' });
      const { status, body } = await invite(session, { emails: 'a1@x.org; a2@x.org; nonsense' });
      expect(status).toBe(201);
      expect(body.results).toMatchObject([
        { outcome: 'invited', enrolled: true },
        { outcome: 'invited', enrolled: true },
        { outcome: 'rejected' },
      ]);
      const [{ userId, invitationId }] = body.results;
      expect(await identity.membershipsOf(userId)).toHaveLength(4);
      const { body: listed } = await owner().get('/v1/invitations?q=a1@x.org');
      expect(listed.items).toMatchObject([
        { id: invitationId, sessionId: session, groupIds: [id('France')] },
      ]);
      expect((await lab.toldOf(userId)).filter((each) => each.endsWith(session))).toEqual([`+${session}`]);
      expect((await owner().get(`/v1/sessions/${session}`)).body.userIds).toContain(userId);
      // Out of the group, and still enrolled: as a person, not by an audience.
      await addLearner(userId, 'HR');
      await owner().delete(`/v1/groups/${id('ROOT')}/members/${userId}?scope=publicSubgroups`);
      expect(await lab.learnersOf(session)).toContain(userId);
    });

    it('is told once of a session whose audience leads there anyway', async () => {
      const session = await lab.open({ groupIds: [id('Sales')] });
      const { body } = await invite(session, { emails: 'b1@x.org' });
      const told = await lab.toldOf(body.results[0].userId);
      expect(told.filter((each) => each.endsWith(session))).toEqual([`+${session}`]);
    });

    it('by an instructor who coaches the chosen group; nobody else (P4)', async () => {
      const [coach, other] = [await person('Sales', 'coach'), await person('Sales', 'coach')];
      const session = await lab.open({}, { instructorIds: [coach], groupId: id('Sales') });
      expect((await invite(session, { emails: 'c1@x.org' }, coach)).status).toBe(201);
      expect((await invite(session, { emails: 'c2@x.org' }, other)).body.code).toBe('instructor_required');
      const inFrance = { emails: 'c2@x.org', groupId: id('France') };
      expect((await invite(session, inFrance, coach)).body.code).toBe('group_not_manageable');
      expect((await invite(session, { ...inFrance, groupId: id('HR') }, coach)).status).toBe(404);
    });

    it('stands while the inviter coaches the group, which is all that it takes to invite from one (V12)', async () => {
      const coach = await person('Sales', 'coach');
      await addLearner(coach, 'HR');
      const session = await lab.open({}, { instructorIds: [coach] });
      const [first, second] = (await invite(session, { emails: 'v1@x.org v2@x.org' }, coach)).body.results;
      expect((await identity.activate(first.invitationId, first.userId)).status).toBe(201);
      await owner().delete(`/v1/groups/${id('Sales')}/members/${coach}/roles/coach`);
      const refused = await identity.activate(second.invitationId, second.userId);
      expect([refused.status, refused.body.code]).toEqual([409, 'needs_reapproval']);
    });

    it('enrols who is active if the caller may, and tells nothing of whom they may not know (V21, E12)', async () => {
      const coach = await person('Sales', 'coach');
      const session = await lab.open({}, { instructorIds: [coach] });
      const known = await identity.person('known@x.org', ['Sales'], ['learner']);
      await identity.person('foreign@x.org', ['HR'], ['learner']);
      const { status, body } = await invite(session, { emails: 'known@x.org foreign@x.org' }, coach);
      expect([status, body.results]).toEqual([
        201,
        [
          { email: 'known@x.org', outcome: 'already_active', userId: known, enrolled: true },
          { email: 'foreign@x.org', outcome: 'already_active', enrolled: false },
        ],
      ]);
      expect(await lab.learnersOf(session)).toEqual([known]);
      const refused = await invite(session, { emails: 'foreign@x.org' }, coach);
      expect([refused.status, refused.body.code, refused.body.results]).toEqual([
        409,
        'already_active',
        [{ email: 'foreign@x.org', outcome: 'already_active', enrolled: false }],
      ]);
    });

    it('ends an exclusion of those who are invited', async () => {
      const excluded = await identity.person('out@x.org', ['Sales'], ['learner']);
      const session = await lab.open({ groupIds: [id('Sales')], excludedUserIds: [excluded] });
      await invite(session, { emails: 'out@x.org' });
      expect(await lab.learnersOf(session)).toContain(excluded);
      expect((await owner().get(`/v1/sessions/${session}`)).body.excludedUserIds).toEqual([]);
    });

    it('adds the session to who is invited already, under the invitation that they have (D-09)', async () => {
      const wish = { emails: 'd1@x.org', groupIds: [id('HR')], roles: ['learner'] };
      const { invitationId } = (await owner().post('/v1/invitations', wish)).body.results[0];
      const session = await lab.open();
      const { body } = await invite(session, { emails: 'D1@x.org' });
      expect(body.results).toMatchObject([
        { outcome: 'already_invited_updated', invitationId, enrolled: true },
      ]);
    });
  });
});
