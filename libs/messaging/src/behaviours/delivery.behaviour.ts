import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OutboxReplay } from '../replay/outbox-replay.js';
import type { CarrierUnderTest } from '../testing/carrier-under-test.js';
import { eventually } from '../testing/eventually.js';
import { BatchEffectsConsumer } from '../testing/effects.consumer.js';
import type { LabService } from '../testing/lab-service.js';
import type { MessagingLab } from '../testing/messaging-lab.js';
import { sampleEvent, sampleEvents, INVITED } from '../testing/sample-events.js';

/** Everything arrives, and has its effect once. */
export function describeDelivery(carrier: CarrierUnderTest): void {
  describe(`delivery over ${carrier.name}`, () => {
    let lab: MessagingLab;
    let identity: LabService;

    beforeAll(async () => {
      lab = await carrier.openLab();
      identity = await lab.start('identity');
    });
    afterAll(() => lab.close());

    const effectsOf = (service: string, prefix: string): Promise<number> =>
      lab.count(`${service}.effects where subject like $1`, [`${prefix}/%`]);

    it('keeps events published before anyone listens, for consumers that come later', async () => {
      await identity.append(sampleEvents(300, 'early'));
      await eventually(async () =>
        expect(await lab.count('identity.outbox where published_at is null')).toBe(0),
      );

      await lab.startConsumer('invitations', undefined, { peers: { identity: identity.url } });

      await eventually(async () => expect(await effectsOf('invitations', 'early')).toBe(300));
    });

    it('brings every event to every subscribed service once', async () => {
      await lab.start('billing', { consumer: BatchEffectsConsumer, peers: { identity: identity.url } });

      await identity.append(sampleEvents(1_000, 'many'));

      await eventually(async () => expect(await effectsOf('invitations', 'many')).toBe(1_000));
      await eventually(async () => expect(await effectsOf('billing', 'many')).toBe(1_000));
    });

    it('does nothing for a second delivery', async () => {
      await identity.append(sampleEvents(100, 'twice'));
      await eventually(async () => expect(await effectsOf('invitations', 'twice')).toBe(100));
      const rows = await lab.query<{ event_id: string }>(
        `select event_id from identity.outbox where subject like 'twice/%'`,
      );
      const ids = rows.map((row) => row.event_id);

      const before = await lab.count('identity.outbox where published_at is not null');
      expect(await identity.app.get(OutboxReplay).redeliver(ids)).toBe(100);
      await eventually(async () =>
        expect(await lab.count('identity.outbox where published_at is not null')).toBe(before),
      );
      await identity.append(sampleEvent(INVITED, 'after-twice/1'));

      await eventually(async () => expect(await effectsOf('invitations', 'after-twice')).toBe(1));
      expect(await effectsOf('invitations', 'twice')).toBe(100);
    });

    it('shares the work of a service among its replicas without doubling it', async () => {
      const byReplica = [0, 0];
      const second = await lab.startConsumer('invitations', () => void (byReplica[1]! += 1));

      await identity.append(sampleEvents(1_500, 'shared'));

      await eventually(async () => expect(await effectsOf('invitations', 'shared')).toBe(1_500));
      await eventually(async () =>
        expect(await lab.count('invitations.inbox where done_at is null')).toBe(0),
      );
      expect(byReplica[1]).toBeGreaterThan(0);
      expect(await effectsOf('invitations', 'shared')).toBe(1_500);
      await second.close();
    });

    it('publishes what a slow transaction appended behind later ids', async () => {
      // A relay that remembers the last id it saw would never look back at the slow one.
      const slow = await holdTransactionOpen(lab, 'slow/1');
      await identity.append(sampleEvent(INVITED, 'fast/1'));
      await eventually(async () => expect(await effectsOf('invitations', 'fast')).toBe(1));

      await slow.commit();

      await eventually(async () => expect(await effectsOf('invitations', 'slow')).toBe(1));
    });
  });
}

/** Copies an event into the outbox in a transaction that is not committed yet. */
async function holdTransactionOpen(lab: MessagingLab, subject: string): Promise<{ commit(): Promise<void> }> {
  const client = await lab.connect();
  await client.query('begin');
  await client.query(
    `with fresh as (select gen_random_uuid() as id)
     insert into identity.outbox (event_id, type, subject, subject_version, platform_id, envelope)
     select fresh.id, type, $1, 1, platform_id,
            (envelope::jsonb || jsonb_build_object('id', fresh.id, 'subject', $1::text))::json
     from identity.outbox, fresh order by outbox.id limit 1`,
    [subject],
  );
  return {
    commit: async () => {
      await client.query('commit');
      client.release();
    },
  };
}
