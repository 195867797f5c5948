import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import { MessagingLab } from '../testing/messaging-lab.js';
import { INVITED, sampleEvent } from '../testing/sample-events.js';

const EVENTS = 60;

describe('the relay', () => {
  let lab: MessagingLab;
  let identity: LabService;
  beforeAll(async () => {
    lab = await MessagingLab.open();
    identity = await lab.start('identity');
  });
  afterAll(() => lab.close());

  it('takes events that follow closely on each other together', async () => {
    const begun = performance.now();
    for (let i = 0; i < EVENTS; i += 1) await identity.append(sampleEvent(INVITED, `user/${i}`, 1));
    await eventually(async () =>
      expect(await lab.count('identity.outbox where published_at is null')).toBe(0),
    );
    const elapsed = performance.now() - begun;

    // Rows of one publication were written by one transaction. A pause of 25 ms stands between two of them.
    const [row] = await lab.query<{ publications: string }>(
      'select count(distinct xmin::text) as publications from identity.outbox',
    );
    expect(Number(row?.publications)).toBeLessThanOrEqual(elapsed / 25 + 1);
  });
});
