import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACTOR_HEADER } from '@rollcall/platform';
import { metrics } from '@rollcall/platform';
import { BatchEffectsConsumer } from '../testing/effects.consumer.js';
import type { CarrierUnderTest } from '../testing/carrier-under-test.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import type { MessagingLab } from '../testing/messaging-lab.js';
import { DELETED, INVITED, sampleEvent, sampleEvents } from '../testing/sample-events.js';

/** What got lost on the way is found and fetched again. */
export function describeHealing(carrier: CarrierUnderTest): void {
  describe(`healing of gaps over ${carrier.name}`, () => {
    let lab: MessagingLab;
    let identity: LabService;
    let invitations: LabService;

    beforeAll(async () => {
      lab = await carrier.openLab();
      identity = await lab.start('identity');
      invitations = await lab.start('invitations', {
        consumer: BatchEffectsConsumer,
        peers: { identity: identity.url },
      });
    });
    afterAll(() => lab.close());

    const effectsOf = (prefix: string): Promise<number> =>
      lab.count('invitations.effects where subject like $1', [`${prefix}/%`]);
    const cursor = async (): Promise<number> => {
      const [row] = await lab.query<{ seq: string }>(
        `select published_seq as seq from invitations.event_cursors where producer = 'identity'`,
      );
      return Number(row?.seq ?? 0);
    };
    /** As if the carrier had confirmed the events and lost them. */
    const publishIntoTheVoid = async (count: number, prefix: string): Promise<void> => {
      await lab.query(
        `with fresh as (select gen_random_uuid() as id, $2 || '/' || n as subject, n from generate_series(1, $1::int) as n)
         insert into identity.outbox (event_id, type, subject, subject_version, platform_id, envelope, published_at, published_seq)
         select f.id, o.type, f.subject, 1, o.platform_id,
                (o.envelope::jsonb || jsonb_build_object('id', f.id, 'subject', f.subject, 'subjectversion', 1))::json,
                now() - interval '1 minute', nextval('identity.outbox_published_seq')
         from (select * from identity.outbox where type = $3 limit 1) o, fresh f order by f.n`,
        [count, prefix, INVITED],
      );
    };

    it('fetches what the carrier lost, in bulk, and counts it', async () => {
      await identity.append(sampleEvents(1, 'first'));
      await eventually(async () => expect(await effectsOf('first')).toBe(1));

      await publishIntoTheVoid(6_000, 'lost');

      await eventually(async () => expect(await effectsOf('lost')).toBe(6_000), 60_000);
      const healed = (await metrics.getSingleMetric('replay_gap_total')?.get())?.values.find(
        ({ labels }) => labels['service'] === 'invitations',
      );
      expect(healed?.value).toBeGreaterThanOrEqual(6_000);
    });

    it('moves its cursor only over what has arrived', async () => {
      await eventually(async () =>
        expect(await lab.count('identity.outbox where published_seq is null')).toBe(0),
      );
      await eventually(async () => {
        const [row] = await lab.query<{ last: string }>(
          'select max(published_seq) as last from identity.outbox',
        );
        expect(await cursor()).toBe(Number(row?.last));
      });
      await invitations.close();
      const before = await cursor();
      await lab.query(`delete from invitations.inbox`); // none of it may be taken for received
      await lab.query(`update invitations.event_cursors set published_seq = 0`);
      await lab.query('truncate invitations.effects');
      invitations = await lab.start('invitations', {
        consumer: BatchEffectsConsumer,
        peers: { identity: 'http://127.0.0.1:9' },
      });
      await identity.append(sampleEvents(1, 'meanwhile'));
      await eventually(async () => expect(await effectsOf('meanwhile')).toBe(1));
      expect(await cursor()).toBe(0);
      await invitations.close();

      invitations = await lab.start('invitations', {
        consumer: BatchEffectsConsumer,
        peers: { identity: identity.url },
      });

      await eventually(async () => expect(await effectsOf('lost')).toBe(6_000), 60_000);
      await eventually(async () => expect(await cursor()).toBeGreaterThan(before));
    });

    it('gives a handler that was added later the events that are still kept', async () => {
      await identity.append(sampleEvent(DELETED, 'old/1'));
      await eventually(async () =>
        expect(await lab.count('identity.outbox where published_at is null')).toBe(0),
      );
      expect(await effectsOf('old')).toBe(0);
      await invitations.close();

      await lab.startConsumer('invitations', undefined, { peers: { identity: identity.url } });

      await eventually(async () => expect(await effectsOf('old')).toBe(1));
    });

    it('answers only services and operators', async () => {
      const url = `${identity.url}/internal/outbox/published?types=${INVITED}&after=0&limit=10`;
      const { platformId } = sampleEvent(INVITED, 'user/1');
      const user = {
        kind: 'user',
        userId: platformId,
        platformId,
        signInId: 's',
        passwordChangeRequired: false,
      } as const;

      expect((await fetch(url)).status).toBe(401);
      expect(
        (await fetch(url, { headers: { [ACTOR_HEADER]: await identity.tokens.mint(user) } })).status,
      ).toBe(403);
      const asService = await identity.as({ kind: 'service', service: 'invitations' });
      expect((await fetch(url, { headers: asService })).status).toBe(200);
      expect((await fetch(`${url}0000`, { headers: asService })).status).toBe(400);
    });
  });
}
