import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  EnrolmentAddedV1,
  EnrolmentRemovedV1,
  type EventOf,
  type EventType,
  type Plan,
  PlatformUpdatedV1,
  UserActivatedV1,
  UserDeletedV1,
  UserInvitedV1,
} from '@rollcall/contracts';
import type { EventContext } from '@rollcall/messaging';
import { eventually } from '@rollcall/messaging/testing';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { NotificationsUnderTest, eventLike } = await import('../notifications.fixture.js');
const { sampleOf } = await import('../delivery/sample-of.js');
const { RecipientsConsumer } = await import('../recipients/recipients.consumer.js');
const { ArrivalConsumer } = await import('./arrival.consumer.js');
const { DigestConsumer } = await import('./digest.consumer.js');
const { EnrolmentConsumer } = await import('./enrolment.consumer.js');
const { SessionConsumer } = await import('./session.consumer.js');

type Handler<T extends EventType> = (events: EventOf<T>[], context: EventContext) => Promise<void>;
const SESSION = {
  pathName: 'First steps',
  name: 'Autumn',
  startsAt: '2026-11-05T08:00:00Z',
  endsAt: '2026-11-20T16:00:00Z',
};

describe('events about people in sessions that overtake each other', () => {
  let notifications: Awaited<ReturnType<typeof NotificationsUnderTest.prepare>>;
  let service: TestService;
  let platformId: string;
  let userId: string;
  let sessionId: string;
  beforeAll(async () => {
    notifications = await NotificationsUnderTest.prepare();
    // Nothing is sent: this is about which mails there are.
    service = await notifications.start({ settings: { batchSize: 0 } });
  });
  afterAll(() => notifications.close());
  beforeEach(() => {
    [platformId, userId, sessionId] = [uuidv7(), uuidv7(), uuidv7()];
    service.clock.set('2026-11-02T10:00:00Z');
  });

  const told = async <T extends EventType>(
    sample: EventOf<T>,
    subjectversion: number,
    data: Partial<EventOf<T>['data']>,
    ...handlers: Handler<T>[]
  ) => {
    const time = service.clock.now().toISOString();
    const event = { ...eventLike(sample, data), platformid: platformId, subjectversion, time };
    await notifications.handle(service, [event], async (all, context) => {
      for (const handler of handlers) await handler(all, context);
    });
  };
  /** Whoever keeps the people may run last. */
  const recipients = () => service.app.get(RecipientsConsumer);
  const enrolments = () => service.app.get(EnrolmentConsumer);
  const platform = (plan: Plan) =>
    told(
      sampleOf(PlatformUpdatedV1),
      1,
      { platformId, plan },
      (all, context) => service.app.get(ArrivalConsumer).onPlatformUpdated(all, context),
      (all, context) => service.app.get(SessionConsumer).onPlatformUpdated(all, context),
      (all, context) => recipients().onPlatformUpdated(all, context),
    );
  const invited = (version: number, ...more: Handler<'identity.user-invited.v1'>[]) =>
    told(
      sampleOf(UserInvitedV1),
      version,
      { userId, email: `${userId}@example.org`, invitationId: uuidv7() },
      (all, context) => service.app.get(ArrivalConsumer).onInvited(all, context),
      (all, context) => recipients().onInvited(all, context),
      ...more,
    );
  const activated = (version: number) =>
    told(
      sampleOf(UserActivatedV1),
      version,
      { userId },
      (all, context) => service.app.get(DigestConsumer).onActivated(all, context),
      (all, context) => recipients().onActivated(all, context),
    );
  const deleted = (version: number) =>
    told(
      sampleOf(UserDeletedV1),
      version,
      { userId },
      (all, context) => recipients().onDeleted(all, context),
      (all, context) => enrolments().onDeleted(all, context),
    );
  const enrolled = (version: number, ...more: Handler<'identity.enrolment-added.v1'>[]) =>
    told(
      sampleOf(EnrolmentAddedV1),
      version,
      { userId, sessions: [{ ...SESSION, sessionId }], enrolledAt: service.clock.now().toISOString() },
      (all, context) => enrolments().onAdded(all, context),
      ...more,
    );
  const left = (version: number) =>
    told(
      sampleOf(EnrolmentRemovedV1),
      version,
      { userId, sessionIds: [sessionId], removedAt: service.clock.now().toISOString() },
      (all, context) => enrolments().onRemoved(all, context),
    );
  const mails = async () =>
    (
      await notifications.rows<{ kind: string }>('SELECT kind FROM mails WHERE user_id = $1 ORDER BY id', [
        userId,
      ])
    ).map(({ kind }) => kind);
  const status = async () =>
    (
      await notifications.rows<{ status: string }>('SELECT status FROM enrolments WHERE user_id = $1', [
        userId,
      ])
    ).map((row) => row.status);

  describe('an end before its beginning (PS8)', () => {
    it('wins: the beginning brings no mail and no enrolment, and a newer one does', async () => {
      await platform('team');
      await invited(1);
      await left(3);
      await enrolled(2);
      expect([await mails(), await status()]).toEqual([[], ['archived']]);
      await enrolled(4);
      expect([await mails(), await status()]).toEqual([['session_invitation'], ['published']]);
    });

    it('wins for people who were deleted, too (T10)', async () => {
      await platform('team');
      await deleted(3);
      await enrolled(2);
      await invited(1);
      expect([await mails(), await status()]).toEqual([[], ['archived']]);
    });
  });

  describe('an enrolment before its person', () => {
    it('is mailed when the invitation of the person is heard of, once', async () => {
      await platform('team');
      await enrolled(2);
      expect(await mails()).toEqual([]);
      await invited(1);
      await activated(3);
      expect(await mails()).toEqual(['session_invitation']);
    });

    it('is mailed when the platform is heard of, which has an order of its own', async () => {
      await enrolled(2);
      await invited(1);
      expect(await mails()).toEqual([]);
      await platform('team');
      expect(await mails()).toEqual(['session_invitation']);
      const rounds = await notifications.rows('SELECT FROM reminder_rounds WHERE session_id = $1', [
        sessionId,
      ]);
      expect(rounds.length).toBeGreaterThan(1);
    });

    it('is mailed when a deleted person is invited again (T11)', async () => {
      await platform('team');
      await deleted(3);
      await enrolled(5);
      await invited(4);
      expect(await mails()).toEqual(['session_invitation']);
    });

    it('is not mailed when it ended meanwhile', async () => {
      await platform('team');
      await enrolled(2);
      await left(3);
      await invited(1);
      expect(await mails()).toEqual([]);
    });

    it('becomes part of the digest on a free trial (D-13)', async () => {
      await platform('free_trial');
      await enrolled(2);
      await invited(1);
      expect(await mails()).toEqual([]);
      await activated(3);
      expect(await mails()).toEqual(['trial_digest']);
    });

    it('is mailed when the activation, which names no address, is heard of before the invitation', async () => {
      await platform('team');
      await enrolled(2);
      await activated(3);
      await invited(1);
      const [mail] = await notifications.rows(
        `SELECT m.kind, m.recipient, r.status, r.version FROM mails m JOIN recipients r USING (user_id) WHERE user_id = $1`,
        [userId],
      );
      expect(mail).toEqual({
        kind: 'session_invitation',
        recipient: `${userId}@example.org`,
        status: 'active',
        version: '3',
      });
    });

    /** Ends when the work has ended or waits for a lock. */
    const stuckOrDone = async (work: Promise<void>): Promise<void> => {
      let isDone = false;
      void work.finally(() => (isDone = true));
      await eventually(async () => {
        const waiting = await notifications.rows(
          `SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
        expect(isDone || waiting.length > 0).toBe(true);
      });
    };

    it('is mailed when both arrive at the same moment, whichever commits first', async () => {
      await platform('team');
      let other: Promise<void> = Promise.resolve();
      await enrolled(2, () => stuckOrDone((other = invited(1))));
      await other;
      expect(await mails()).toEqual(['session_invitation']);
      [userId, sessionId] = [uuidv7(), uuidv7()];
      await invited(1, () => stuckOrDone((other = enrolled(2))));
      await other;
      expect(await mails()).toEqual(['session_invitation']);
    });
  });
});
