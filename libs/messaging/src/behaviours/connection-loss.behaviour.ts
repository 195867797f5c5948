import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CarrierUnderTest } from '../testing/carrier-under-test.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import type { MessagingLab } from '../testing/messaging-lab.js';
import { sampleEvents } from '../testing/sample-events.js';

const COUNT = 600;
const KILL_CONNECTIONS = `
  select count(pg_terminate_backend(pid)) from pg_stat_activity
  where datname = current_database() and usename like 'rollcall\\_%'`;

/** The database may drop every connection at any time. */
export function describeConnectionLoss(carrier: CarrierUnderTest): void {
  describe(`lost database connections over ${carrier.name}`, () => {
    let lab: MessagingLab;
    let identity: LabService;

    beforeAll(async () => {
      lab = await carrier.openLab();
      identity = await lab.start('identity');
      await lab.startConsumer('invitations', undefined, { tuning: { claimBatchSize: 10 } });
    });
    afterAll(() => lab.close());

    it('loses and doubles nothing, and charges no attempts, while connections are killed again and again', async () => {
      await identity.append(sampleEvents(COUNT));
      for (let kills = 0; kills < 8; kills += 1) {
        const before = await lab.count('invitations.effects');
        await lab.query(KILL_CONNECTIONS);
        await eventually(async () =>
          expect(await lab.count('invitations.effects')).toBeGreaterThan(Math.min(before, COUNT - 1)),
        );
      }

      await eventually(async () => expect(await lab.count('invitations.effects')).toBe(COUNT));
      await eventually(async () =>
        expect(await lab.count('invitations.inbox where done_at is null')).toBe(0),
      );
      expect(await lab.count('invitations.effects')).toBe(COUNT);
      expect(await lab.count('invitations.inbox where attempts > 0')).toBe(0);
    });

    it('hears of new events at once after it has listened anew', async () => {
      await lab.startConsumer('billing', undefined, { tuning: { pollIntervalMs: 60_000 } });
      await lab.query(KILL_CONNECTIONS);

      let appended = 0;
      await eventually(async () => {
        await identity.append(sampleEvents(1, `afterwards-${appended}`));
        appended += 1;
        expect(await lab.count(`billing.effects where subject like 'afterwards-%'`)).toBeGreaterThan(0);
      });
    });
  });
}
