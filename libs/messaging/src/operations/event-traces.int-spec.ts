import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import { MessagingLab } from '../testing/messaging-lab.js';
import { sampleEvent } from '../testing/sample-events.js';
import { forgetPeople } from './event-traces.js';

describe('Forgetting people in events (T13)', () => {
  let lab: MessagingLab;
  let identity: LabService;
  beforeAll(async () => {
    lab = await MessagingLab.open();
    identity = await lab.start('identity');
  });
  afterAll(() => lab.close());

  it('drops published events that say who they are, and nothing else', async () => {
    const [gone, kept] = ['01930000-0000-7000-8000-0000000000a1', '01930000-0000-7000-8000-0000000000a2'];
    for (const userId of [gone, kept]) {
      const invited = sampleEvent('identity.user-invited.v1', `user/${userId}`, 1);
      const deleted = sampleEvent('identity.user-deleted.v1', `user/${userId}`, 2);
      await identity.append({ ...invited, data: { ...invited.data, userId } as never });
      await identity.append({ ...deleted, data: { ...deleted.data, userId } as never });
    }
    await eventually(async () =>
      expect(await lab.count('identity.outbox where published_at is null')).toBe(0),
    );

    await identity.app.get(Database).transaction('installation', (tx) => forgetPeople(tx, [gone]));

    const rows = await lab.query<{ type: string; subject: string }>(
      'select type, subject from identity.outbox order by subject, type',
    );
    expect(rows.map(({ type, subject }) => `${type} ${subject}`)).toEqual([
      `identity.user-deleted.v1 user/${gone}`,
      `identity.user-deleted.v1 user/${kept}`,
      `identity.user-invited.v1 user/${kept}`,
    ]);
  });

  it('empties their name and message where they did something to somebody else', async () => {
    const author = '01930000-0000-7000-8000-0000000000b1';
    const invited = sampleEvent('identity.user-invited.v1', 'user/of-them', 1);
    const invitedBy = { userId: author, displayName: 'Olivia Okafor' };
    await identity.append({ ...invited, data: { ...invited.data, invitedBy } });
    await eventually(async () =>
      expect(await lab.count('identity.outbox where published_at is null')).toBe(0),
    );
    await identity.app.get(Database).transaction('installation', (tx) => forgetPeople(tx, [author]));
    const [row] = await lab.query<{ data: unknown }>(
      `select envelope->'data' as data from identity.outbox where subject = 'user/of-them'`,
    );
    expect(row?.data).toEqual({
      ...invited.data,
      message: null,
      invitedBy: { userId: author, displayName: '' },
    });
  });

  it('drops parked events of them', async () => {
    const userId = '01930000-0000-7000-8000-0000000000a3';
    await lab.query(
      `insert into identity.inbox (event_id, type, source, subject, subject_version, envelope, parked_at, parked_reason)
       select gen_random_uuid(), 'x', 'y', 'z', 1, json_build_object('data', json_build_object('userId', id, 'email', 'a@x.org')),
              now(), 'attempts_exhausted' from unnest(array[$1, 'other']) as id`,
      [userId],
    );
    await identity.app.get(Database).transaction('installation', (tx) => forgetPeople(tx, [userId]));
    expect(await lab.count('identity.inbox where done_at is not null and envelope is null')).toBe(1);
    expect(await lab.count('identity.inbox where done_at is null and envelope is not null')).toBe(1);
  });
});
