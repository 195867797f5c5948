import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';
import { SessionLab } from '../../../testing/session-lab.js';

describe('Renaming a path', () => {
  let identity: IdentityUnderTest;
  let lab: SessionLab;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new SessionLab(identity);
  });
  afterAll(() => identity.stop());

  const rename = async (name: string) =>
    identity.as(identity.ownerId).patch(`/v1/paths/${await lab.path()}`, { name });
  const toldOf = (sessionId: string) =>
    identity.rows<{ type: string; version: number; name: string; pathName: string }>(
      `SELECT type, subject_version::int AS version, envelope->'data'->>'name' AS name,
              envelope->'data'->>'pathName' AS "pathName"
         FROM identity.outbox WHERE subject = $1 ORDER BY subject_version`,
      [`session/${sessionId}`],
    );

  it('is told of each of its sessions, whose mails show it, and of no other; and not for nothing', async () => {
    const { body: other } = await identity
      .as(identity.ownerId)
      .post('/v1/paths', { name: 'Other', groupId: identity.groups['ROOT'] });
    const sessions = [await lab.open(), await lab.open({}, { name: 'June' })];
    const { body: foreign } = await identity.as(identity.ownerId).post(`/v1/paths/${other.id}/sessions`, {
      name: 'July',
      groupId: identity.groups['Sales'],
      startsAt: '2026-12-01T09:00:00Z',
      audience: 'dynamic',
    });
    for (const name of ['Hygiene', 'Hygiene']) expect((await rename(name)).status).toBe(200);
    const [created, updated] = ['identity.session-created.v1', 'identity.session-updated.v1'];
    expect(await Promise.all(sessions.map(toldOf))).toEqual([
      [
        { type: created, version: 1, name: 'May', pathName: 'Safety' },
        { type: updated, version: 2, name: 'May', pathName: 'Hygiene' },
      ],
      [
        { type: created, version: 1, name: 'June', pathName: 'Safety' },
        { type: updated, version: 2, name: 'June', pathName: 'Hygiene' },
      ],
    ]);
    expect(await toldOf(foreign.id)).toHaveLength(1);
  });
});
