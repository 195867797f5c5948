import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CloudEvent } from '@rollcall/contracts';
import { DependencyUnavailableError } from '@rollcall/platform';
import { ParkedEvents } from '../operations/parked-events.js';
import type { CarrierUnderTest } from '../testing/carrier-under-test.js';
import type { Behaviour } from '../testing/effects.consumer.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import type { MessagingLab } from '../testing/messaging-lab.js';
import { INVITED, sampleEvent, sampleEvents } from '../testing/sample-events.js';

/** Handlers that fail harm nobody else, and nothing is lost. */
export function describeFailure(carrier: CarrierUnderTest): void {
  describe(`failing handlers over ${carrier.name}`, () => {
    let lab: MessagingLab;
    let identity: LabService;
    let invitations: LabService;
    let behaviour: Behaviour = () => undefined;

    beforeAll(async () => {
      lab = await carrier.openLab();
      identity = await lab.start('identity');
      invitations = await lab.startConsumer('invitations', (event, context) => behaviour(event, context));
    });
    beforeEach(() => lab.query('truncate invitations.effects'));
    afterAll(() => lab.close());

    const whenDone = (count: number): Promise<void> =>
      eventually(async () => expect(await lab.count('invitations.effects')).toBe(count));
    const attemptsOf = (prefix: string): Promise<{ attempts: number }[]> =>
      lab.query(`select attempts from invitations.inbox where subject like $1 order by 1`, [`${prefix}/%`]);
    const failOn = (subject: string, times: number): Behaviour => {
      let left = times;
      return (event: CloudEvent) => {
        if (event.subject === subject && (left -= 1) >= 0) throw new Error('the handler failed');
      };
    };

    it('retries a handler until it succeeds, and charges only the event that failed', async () => {
      behaviour = failOn('flaky/7', 4); // once in the batch, then three attempts of its own

      await identity.append(sampleEvents(50, 'flaky'));
      await whenDone(50);

      await eventually(async () =>
        expect(await lab.count(`invitations.inbox where subject like 'flaky/%' and done_at is null`)).toBe(0),
      );
      const attempts = (await attemptsOf('flaky')).map((row) => row.attempts);
      expect(attempts.at(-1)).toBeGreaterThan(0);
      expect(attempts.slice(0, -1)).toEqual(Array.from({ length: 49 }, () => 0));
    });

    it('parks an event whose handler never succeeds, goes on with its subject, and retries it when told', async () => {
      behaviour = failOn('poison/3', Infinity);
      await identity.append([...sampleEvents(10, 'poison'), sampleEvent(INVITED, 'poison/3', 2)]);
      // Version 2 of the same subject must fail no more than others do: it has no reason to.
      behaviour = (event) => {
        if (event.subject === 'poison/3' && event.subjectversion === 1) throw new Error('the handler failed');
      };
      await whenDone(10);
      const parked = invitations.app.get(ParkedEvents);
      let eventIds: string[] = [];
      await eventually(async () => {
        const list = await parked.list('0', 10);
        expect(list.map(({ reason, subject }) => [reason, subject])).toEqual([
          ['attempts_exhausted', 'poison/3'],
        ]);
        eventIds = list.map((event) => event.eventId);
      });

      behaviour = () => undefined;
      expect(await parked.retry(eventIds)).toBe(1);

      await whenDone(11);
      expect(await parked.list('0', 10)).toEqual([]);
    });

    it('settles a parked event that is discarded, and still knows it', async () => {
      behaviour = failOn('discarded/0', Infinity);
      await identity.append(sampleEvents(1, 'discarded'));
      const parked = invitations.app.get(ParkedEvents);
      await eventually(async () => expect(await parked.list('0', 10)).toHaveLength(1));
      const [event] = await parked.list('0', 10);

      expect(await parked.discard([event!.eventId])).toBe(1);

      expect(await parked.list('0', 10)).toEqual([]);
      expect(await lab.count(`invitations.inbox where subject = 'discarded/0' and done_at is not null`)).toBe(
        1,
      );
      expect(await lab.count('invitations.effects')).toBe(0);
    });

    it('rolls back what a handler wrote before it failed', async () => {
      let left = 2;
      behaviour = async (_, { transaction, events }) => {
        await transaction.execute(
          `insert into effects (event_id, type, subject, version, pid) values ($1, 'half', 'half', 0, 0)`,
          [events[0]?.id],
        );
        if ((left -= 1) >= 0) throw new Error('the handler failed half way');
      };

      await identity.append(sampleEvents(1, 'half'));
      await whenDone(2);

      expect(await lab.count(`invitations.effects where type = 'half'`)).toBe(1);
    });

    it('holds events while a dependency is down without charging them, and probes with few', async () => {
      let down = true;
      let calls = 0;
      behaviour = () => {
        calls += 1;
        if (down) throw new DependencyUnavailableError('smtp', 'connection refused');
      };

      await identity.append(sampleEvents(100, 'outage'));
      await eventually(() => expect(calls).toBeGreaterThan(6));
      const callsWhileDown = calls;
      down = false;
      await whenDone(100);

      expect(callsWhileDown).toBeLessThan(50);
      expect(await lab.count(`invitations.inbox where subject like 'outage/%' and attempts > 0`)).toBe(0);
    });

    it('does not hold healthy events for long when one alone calls its dependency unavailable', async () => {
      let bad = true;
      behaviour = (event) => {
        if (bad && event.subject === 'one-sided/0')
          throw new DependencyUnavailableError('smtp', 'this one only');
      };

      await identity.append(sampleEvents(60, 'one-sided'));
      await whenDone(59);

      bad = false;
      await whenDone(60);
    });
  });
}
