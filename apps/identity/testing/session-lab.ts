import type { IdentityUnderTest } from './identity-lab.js';

/** Whom a session is for. */
export interface TestAudience {
  groupIds?: string[];
  userIds?: string[];
  excludedUserIds?: string[];
}

/** Sessions as tests make them, by the owner unless said otherwise. */
export class SessionLab {
  private pathId: string | undefined;

  constructor(private readonly identity: IdentityUnderTest) {}

  private get owner() {
    return this.identity.as(this.identity.ownerId);
  }

  /** A path of the root. */
  async path(): Promise<string> {
    if (this.pathId) return this.pathId;
    const { body } = await this.owner.post('/v1/paths', {
      name: 'Safety',
      groupId: this.identity.groups['ROOT'],
    });
    return (this.pathId = body.id as string);
  }

  /** A session with an audience; dynamic, of Sales, from December on, unless said otherwise. */
  async open(audience: TestAudience = {}, more: object = {}): Promise<string> {
    const { body } = await this.owner.post(`/v1/paths/${await this.path()}/sessions`, {
      name: 'May',
      groupId: this.identity.groups['Sales'],
      startsAt: '2026-12-01T09:00:00Z',
      audience: 'dynamic',
      ...more,
    });
    await this.setAudience(body.id, audience);
    return body.id;
  }

  /** Replaces the audience of a session. */
  setAudience(sessionId: string, audience: TestAudience, by = this.identity.ownerId) {
    const nobody = { groupIds: [], userIds: [], excludedUserIds: [] };
    return this.identity.as(by).put(`/v1/sessions/${sessionId}/audience`, { ...nobody, ...audience });
  }

  /** Who is enrolled, sorted. */
  async learnersOf(sessionId: string): Promise<string[]> {
    const { body } = await this.owner.get(`/v1/sessions/${sessionId}/learners?status=published&limit=200`);
    return body.items.map(({ userId }: { userId: string }) => userId).toSorted();
  }

  /** What has been told of the enrolments of a person, in its order: `+session` or `-session`. */
  async toldOf(userId: string): Promise<string[]> {
    const events = await this.identity.rows<{ type: string; data: Record<string, never> }>(
      `SELECT type, envelope->'data' AS data FROM identity.outbox
        WHERE subject = $1 AND type LIKE 'identity.enrolment-%' ORDER BY subject_version`,
      [`user/${userId}`],
    );
    return events.flatMap(({ data }) => [
      ...((data['sessions'] ?? []) as { sessionId: string }[]).map(({ sessionId }) => `+${sessionId}`),
      ...((data['sessionIds'] ?? []) as string[]).map((sessionId) => `-${sessionId}`),
    ]);
  }
}
