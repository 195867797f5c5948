import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { MessagingLab } from '../testing/messaging-lab.js';
import { INVITED, sampleEvent } from '../testing/sample-events.js';

describe('a handler that outlives its time', () => {
  let lab: MessagingLab;

  beforeAll(async () => {
    lab = await MessagingLab.open();
  });
  afterAll(() => lab.close());

  it('is retried, and can no longer write through the transaction that it was lent', async () => {
    let wake: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (wake = resolve));
    let calls = 0;
    let lateWrite: Promise<unknown> | undefined;
    const identity = await lab.start('identity');
    await lab.startConsumer(
      'invitations',
      async (_, { transaction }) => {
        if ((calls += 1) > 1) return;
        lateWrite = late.then(() => transaction.execute('delete from effects'));
        lateWrite.catch(() => undefined);
        await lateWrite;
      },
      { tuning: { handlerTimeoutMs: 200 } },
    );

    await identity.append(sampleEvent(INVITED, 'user/late'));
    await eventually(async () => expect(await lab.count('invitations.effects')).toBe(1));
    wake();

    await expect(lateWrite).rejects.toThrow('revoked');
    expect(await lab.count('invitations.effects')).toBe(1);
    expect(await lab.query('select last_error, attempts from invitations.inbox')).toEqual([
      { last_error: null, attempts: 1 },
    ]);
  });
});
