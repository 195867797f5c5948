import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { LinkEventsHandler } from './link-events/link-events.handler.js';

describe('The chain of the audit', () => {
  let identity: IdentityUnderTest;
  let linking: LinkEventsHandler;
  beforeAll(async () => {
    identity = await startIdentity();
    linking = identity.get(LinkEventsHandler);
  });
  afterAll(() => identity.stop());

  const verification = async () =>
    (await identity.as(identity.ownerId).get('/v1/audit-events/verification')).body;
  const createGroup = (name: string) =>
    identity.as(identity.ownerId).post('/v1/groups', { name, parentId: identity.groups['HR'], public: true });
  const settled = async () => {
    for (let state = await verification(); state.pendingCount > 0; state = await verification()) {
      await linking.execute();
    }
  };
  /** Past all rights and triggers, as somebody with the disk could. */
  const tamper = async (sql: string) => {
    await identity.rows(`BEGIN; SET LOCAL session_replication_role = 'replica'; ${sql}; COMMIT`);
  };

  it('is whole, without gaps, when many commands run at once', async () => {
    await Promise.all([
      ...Array.from({ length: 24 }, (_, i) => createGroup(`Team ${i}`)),
      ...Array.from({ length: 6 }, () => linking.execute()),
    ]);
    await settled();
    const total = await identity.count('SELECT FROM identity.audit_events');
    const { head, ...state } = await verification();
    expect(state).toEqual({
      intact: true,
      verifiedCount: total,
      pendingCount: 0,
      purgedCount: 0,
      fault: null,
    });
    expect(head).toEqual({ sequence: total, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it.each([
    ['UPDATE identity.audit_events SET action = action', 'audit_events'],
    ['DELETE FROM identity.audit_events', 'audit_events'],
    ['TRUNCATE identity.audit_events CASCADE', 'audit_'],
    ['UPDATE identity.audit_links SET hash = hash', 'audit_links'],
    ['DELETE FROM identity.audit_links', 'audit_links'],
    ['TRUNCATE identity.audit_links', 'audit_links'],
  ])('refuses even the owner of the database: %s', async (sql) => {
    await expect(identity.rows(sql)).rejects.toThrow(/append-only/);
  });

  it.each(['UPDATE audit_events SET action = action', 'DELETE FROM audit_events', 'DELETE FROM audit_links'])(
    'gives the service no right to try: %s',
    async (sql) => {
      const attempt = identity.asServiceRole(`SET LOCAL rollcall.scope = 'installation'`, sql);
      await expect(attempt).rejects.toThrow(/permission denied/);
    },
  );

  it('shows a changed event, a lost one, a changed link and a lost one', async () => {
    await settled();
    const [row] = await identity.rows<{ id: string; sequence: string }>(
      `SELECT e.id, l.sequence FROM identity.audit_events e JOIN identity.audit_links l ON l.event_id = e.id
        WHERE e.platform_id = '${identity.platformId}' ORDER BY l.sequence OFFSET 5 LIMIT 1`,
    );
    const { id, sequence } = row!;
    const at = { sequence: Number(sequence), eventId: id };

    await tamper(`UPDATE identity.audit_events SET action = 'x' || action WHERE id = '${id}'`);
    expect(await verification()).toMatchObject({ intact: false, fault: { ...at, code: 'event_changed' } });
    await tamper(`UPDATE identity.audit_events SET action = substr(action, 2) WHERE id = '${id}'`);
    expect((await verification()).intact).toBe(true);

    await tamper(`CREATE TABLE identity.stolen AS SELECT * FROM identity.audit_events WHERE id = '${id}';
      DELETE FROM identity.audit_events WHERE id = '${id}'`);
    expect(await verification()).toMatchObject({ intact: false, fault: { ...at, code: 'event_missing' } });
    await tamper(
      'INSERT INTO identity.audit_events SELECT * FROM identity.stolen; DROP TABLE identity.stolen',
    );

    await tamper(`UPDATE identity.audit_links SET hash = sha256(hash) WHERE event_id = '${id}'`);
    expect(await verification()).toMatchObject({ intact: false, fault: { ...at, code: 'link_changed' } });
    await tamper(`DELETE FROM identity.audit_links WHERE event_id = '${id}'`);
    const { fault } = await verification();
    expect(fault.code).toBe('link_missing');
  });

  it('loses its oldest part after 400 days, and what is left still verifies (S14)', async () => {
    const chainAnew = (age: string) =>
      tamper(`DELETE FROM identity.audit_links; DELETE FROM identity.audit_queue;
        UPDATE identity.audit_events SET recorded_at = recorded_at - interval '401 days' WHERE ${age};
        INSERT INTO identity.audit_queue SELECT id, platform_id FROM identity.audit_events`);
    await chainAnew(`id IN (SELECT id FROM identity.audit_events ORDER BY id LIMIT 4)`);
    await settled();
    const before = await verification();
    expect(before.intact).toBe(true);

    expect(await linking.purge()).toBe(4);
    expect(await linking.purge()).toBe(0);
    const after = await verification();
    expect(after).toEqual({ ...before, verifiedCount: before.verifiedCount - 4, purgedCount: 4 });
    expect(after.intact).toBe(true);

    await createGroup('After the purge');
    await settled();
    expect((await verification()).head.sequence).toBe(before.head.sequence + 1);
    await expect(identity.rows('DELETE FROM identity.audit_anchors')).rejects.toThrow(/append-only/);
  });
});
