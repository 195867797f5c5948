import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import { Outbox } from '../outbox/outbox.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import { MessagingLab } from '../testing/messaging-lab.js';
import { INVITED, sampleEvent } from '../testing/sample-events.js';

const A_LONG_WHILE = `interval '1 hour'`;

describe('events that can wait', () => {
  let lab: MessagingLab;
  let identity: LabService;
  beforeAll(async () => {
    lab = await MessagingLab.open();
    identity = await lab.start('identity');
  });
  beforeEach(() => lab.query('truncate identity.outbox'));
  afterAll(() => lab.close());

  /** As if it had been appended at another time: to come is as good as just now. */
  const appendWaiting = (subject: string, at: string) =>
    identity.app.get(Database).transaction('installation', async (tx) => {
      const outbox = identity.app.get(Outbox);
      outbox.letWait(tx);
      await outbox.append(tx, sampleEvent(INVITED, subject, 1));
      await tx.execute(`update outbox set appended_at = ${at} where subject = $1`, [subject]);
    });
  const unsent = async (): Promise<string[]> => {
    const rows = await lab.query<{ subject: string; version: string }>(
      'select subject, subject_version as version from identity.outbox where published_at is null order by id',
    );
    return rows.map(({ subject, version }) => `${subject} ${version}`);
  };
  const publishedInOrder = async (): Promise<string[]> => {
    const rows = await lab.query<{ subject: string; version: string }>(
      'select subject, subject_version as version from identity.outbox where published_seq is not null order by published_at, published_seq',
    );
    return rows.map(({ subject, version }) => `${subject} ${version}`);
  };

  it('are overtaken by those of everybody else, but for those of their own subject', async () => {
    await appendWaiting('user/1', `now() + ${A_LONG_WHILE}`);
    await identity.append([
      sampleEvent(INVITED, 'user/2', 1),
      sampleEvent(INVITED, 'user/1', 2),
      sampleEvent(INVITED, 'user/3', 1),
    ]);

    await eventually(async () => expect(await unsent()).toEqual(['user/1 1', 'user/1 2']));
    expect(await publishedInOrder()).toEqual(['user/2 1', 'user/3 1']);
  });

  it('are published when no more are coming', async () => {
    await appendWaiting('user/1', `now() + ${A_LONG_WHILE}`);
    await identity.append(sampleEvent(INVITED, 'user/1', 2));
    await lab.query(`update identity.outbox set appended_at = now() - interval '3 seconds'`);

    await eventually(async () => expect(await publishedInOrder()).toEqual(['user/1 1', 'user/1 2']));
  });

  it('are published after a minute however many are coming', async () => {
    await appendWaiting('user/1', `now() - interval '61 seconds'`);
    await appendWaiting('user/2', `now() + ${A_LONG_WHILE}`);

    await eventually(async () => expect(await unsent()).toEqual([]));
  });
});
