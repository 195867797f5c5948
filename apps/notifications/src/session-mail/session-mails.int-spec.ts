import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  EnrolmentAddedV1,
  EnrolmentRemovedV1,
  type EventOf,
  PlatformUpdatedV1,
  SessionUpdatedV1,
  UserActivatedV1,
  UserDeletedV1,
  UserInvitedV1,
  UserUpdatedV1,
} from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { DeliveryUnderTest, issued } = await import('../delivery/delivery.fixture.js');
const { LinksOfInvitations, eventLike } = await import('../notifications.fixture.js');
const { sampleOf } = await import('../delivery/sample-of.js');
const { RecipientsConsumer } = await import('../recipients/recipients.consumer.js');
const { EnrolmentConsumer } = await import('./enrolment.consumer.js');
const { SessionConsumer } = await import('./session.consumer.js');
const { DigestConsumer } = await import('./digest.consumer.js');
const { RoundRunner } = await import('./round-runner.js');

type Plan = EventOf<'identity.platform-updated.v1'>['data']['plan'];

describe('mails about sessions', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;
  let service: TestService;
  let platformId: string;
  let version: number;

  beforeAll(async () => {
    delivery = await DeliveryUnderTest.prepare();
    service = await delivery.start();
  });
  afterAll(() => delivery.close());
  beforeEach(() => {
    platformId = uuidv7();
    version = 0;
    service.clock.set('2026-11-02T10:00:00Z');
  });
  afterEach(async () => {
    // What waits must not be taken in hand any more: it would arrive in the next test.
    await eventually(async () => {
      await delivery.notifications.rows('DELETE FROM mail_queue WHERE lease_id IS NULL');
      expect(await delivery.leased()).toEqual([]);
    });
    delivery.sink.mails.length = 0;
    await delivery.notifications.rows(
      'TRUNCATE mail_queue, mails, enrolments, reminder_rounds, sessions, recipients CASCADE',
    );
  });

  const { handle, rows } = {
    handle: <T extends Parameters<typeof sampleOf>[0]['type']>(
      events: EventOf<T>[],
      handler: (events: EventOf<T>[], context: never) => Promise<void>,
    ) => delivery.notifications.handle(service, events, handler as never),
    rows: <Row>(sql: string, values: unknown[] = []) => delivery.notifications.rows<Row>(sql, values),
  };
  const of = <T extends { id: string }>(event: T): T => {
    version += 1;
    return {
      ...event,
      platformid: platformId,
      subjectversion: version,
      time: service.clock.now().toISOString(),
    };
  };
  const recipients = () => service.app.get(RecipientsConsumer);
  const platform = async (
    plan: Plan,
    mailSettings: Partial<NonNullable<EventOf<'identity.platform-updated.v1'>['data']['mailSettings']>> = {},
  ) => {
    const sample = sampleOf(PlatformUpdatedV1);
    const settings = { ...sample.data.mailSettings, ...mailSettings } as never;
    const event = of(eventLike(sample, { platformId, plan, mailSettings: settings }));
    await handle([event], (all, context) => recipients().onPlatformUpdated(all, context));
    await handle([event], (all, context) => service.app.get(SessionConsumer).onPlatformUpdated(all, context));
  };
  const invited = async (email = 'ada@example.org') => {
    const userId = uuidv7();
    const event = of(eventLike(sampleOf(UserInvitedV1), { userId, email, invitationId: uuidv7() }));
    await handle([event], (all, context) => recipients().onInvited(all, context));
    return { userId, invitationId: event.data.invitationId };
  };
  const activate = async (userId: string) => {
    const event = of(eventLike(sampleOf(UserActivatedV1), { userId }));
    await handle([event], (all, context) => recipients().onActivated(all, context));
    await handle([event], (all, context) => service.app.get(DigestConsumer).onActivated(all, context));
  };
  const session = (name: string, startsAt: string, endsAt: string | null) => ({
    sessionId: uuidv7(),
    pathName: 'First steps',
    name,
    startsAt,
    endsAt,
  });
  const enrol = async (userId: string, ...sessions: ReturnType<typeof session>[]) => {
    const enrolledAt = service.clock.now().toISOString();
    const event = of(eventLike(sampleOf(EnrolmentAddedV1), { userId, sessions, enrolledAt }));
    await handle([event], (all, context) => service.app.get(EnrolmentConsumer).onAdded(all, context));
    return event;
  };
  const leave = async (userId: string, ...sessionIds: string[]) => {
    const event = of(eventLike(sampleOf(EnrolmentRemovedV1), { userId, sessionIds }));
    await handle([event], (all, context) => service.app.get(EnrolmentConsumer).onRemoved(all, context));
  };
  const retell = async (told: ReturnType<typeof session>) => {
    const event = of(eventLike(sampleOf(SessionUpdatedV1), told));
    await handle([event], (all, context) => service.app.get(SessionConsumer).onUpdated(all, context));
  };
  const at = async (instant: string) => {
    service.clock.set(instant);
    await service.app.get(RoundRunner).runDue();
  };
  const kinds = async () =>
    (await rows<{ kind: string }>('SELECT kind FROM mails WHERE state <> $1 ORDER BY id', ['dropped'])).map(
      ({ kind }) => kind,
    );
  const count = async (kind: string) => (await kinds()).filter((each) => each === kind).length;

  /** Nothing is on its way any more: a lease must not end because a test moves the clock. */
  const allSent = () =>
    eventually(async () => expect(await rows(`SELECT FROM mails WHERE settled_at IS NULL`)).toEqual([]));
  /** Mails that were tried in vain wait in the queue again: what is in hand is sent as it was taken. */
  const putBack = () =>
    eventually(async () =>
      expect(
        await rows(`SELECT lease_id FROM mail_queue WHERE lease_id IS NOT NULL OR due_at <= $1`, [
          service.clock.now(),
        ]),
      ).toEqual([]),
    );
  /** A mail without the line ends that quoted-printable adds. */
  const plain = (raw = '') => raw.replaceAll('=\r\n', '');
  const running = () => [
    session('One', '2026-11-01T08:00:00Z', '2026-12-18T16:00:00Z'),
    session('Two', '2026-11-01T08:00:00Z', '2026-12-18T16:00:00Z'),
    session('Three', '2026-11-01T08:00:00Z', '2026-11-20T16:00:00Z'),
  ];
  const invitationMail = (userId: string, invitationId: string) =>
    delivery.queue(service, {
      ...issued('ada@example.org', { userId, invitationId }),
      platformid: platformId,
    });

  it('E18: an invitation with 3 sessions and one reminder due is 1 + 3 + 1 mails, all with the link of the invitation', async () => {
    await platform('business');
    const { userId, invitationId } = await invited();
    await invitationMail(userId, invitationId);
    await enrol(userId, ...running());
    await allSent();
    await at('2026-11-13T08:00:00Z');
    await eventually(() => expect(delivery.sink.mails).toHaveLength(5));
    expect((await kinds()).toSorted()).toEqual([
      'platform_invitation',
      'session_invitation',
      'session_invitation',
      'session_invitation',
      'session_reminder',
    ]);
    for (const { raw } of delivery.sink.mails) {
      expect(plain(raw)).toContain(`/join/${LinksOfInvitations.tokenOf(invitationId)}`);
    }
  });

  it('E17: on a free trial there is 1 mail until activation, then one digest of what is not over (N3, D-13)', async () => {
    await platform('free_trial');
    const { userId, invitationId } = await invited();
    await invitationMail(userId, invitationId);
    const [one, two, three] = running();
    await enrol(userId, one!, two!, three!);
    await allSent();
    await at('2026-11-13T08:00:00Z');
    await at('2026-11-21T08:00:00Z');
    expect(await kinds()).toEqual(['platform_invitation']);
    await activate(userId);
    await allSent();
    await at('2026-11-21T09:00:00Z');
    await allSent();
    expect(delivery.sink.mails).toHaveLength(2);
    const digest = plain(delivery.sink.mails.find(({ raw }) => raw.includes('Subject: Your sessions'))?.raw);
    expect(await kinds()).toEqual(['platform_invitation', 'trial_digest']);
    expect(digest).toContain('One');
    expect(digest).toContain('Two');
    expect(digest).not.toContain('Three');
    expect(digest).not.toContain('/join/');
    await at('2026-12-11T08:00:00Z');
    expect(await count('session_reminder')).toBe(2);
  });

  it('E23: the same enrolment delivered twice leads to one mail', async () => {
    await platform('team');
    const { userId } = await invited();
    const event = await enrol(userId, running()[0]!);
    await handle([event], (all, context) => service.app.get(EnrolmentConsumer).onAdded(all, context));
    expect(await kinds()).toEqual(['session_invitation']);
  });

  it('tells of the start once, to those who were enrolled before it (D-27)', async () => {
    await platform('team');
    const early = await invited();
    const late = await invited('late@example.org');
    const told = session('Soon', '2026-11-05T08:00:00Z', '2026-11-06T16:00:00Z');
    await enrol(early.userId, told);
    await at('2026-11-05T08:00:00Z');
    await enrol(late.userId, told);
    await at('2026-11-05T09:00:00Z');
    expect(await kinds()).toEqual(['session_invitation', 'session_start', 'session_invitation']);
  });

  it('follows a start and an end that are moved, and never writes for the old time or twice (D-28)', async () => {
    await platform('team');
    const { userId } = await invited();
    const told = session('Moved', '2026-11-05T08:00:00Z', '2026-11-20T16:00:00Z');
    await enrol(userId, told);
    await retell({ ...told, startsAt: '2026-11-06T08:00:00Z' });
    await at('2026-11-05T08:00:00Z');
    expect(await count('session_start')).toBe(0);
    await at('2026-11-06T08:00:00Z');
    await at('2026-11-13T08:00:00Z');
    expect(await count('session_reminder')).toBe(1);
    // A day later: whoever was reminded a week before is not reminded a week before once more.
    await retell({ ...told, startsAt: '2026-11-06T08:00:00Z', endsAt: '2026-11-21T16:00:00Z' });
    await at('2026-11-14T08:00:00Z');
    await at('2026-11-19T08:00:00Z');
    expect(await count('session_reminder')).toBe(1);
    await at('2026-11-20T08:00:00Z');
    expect([await count('session_reminder'), await count('session_start')]).toEqual([2, 1]);
  });

  it('stops with the enrolment: unenrolled, deleted, taken out of the queue too (PS9)', async () => {
    await platform('team');
    delivery.notifications.links.isDown = true;
    const [left, deleted, stays] = [await invited(), await invited('b@x.org'), await invited('c@x.org')];
    const told = session('Left', '2026-11-05T08:00:00Z', '2026-11-20T16:00:00Z');
    for (const { userId } of [left, deleted, stays]) await enrol(userId, told);
    await putBack();
    await leave(left.userId, told.sessionId);
    const gone = of(eventLike(sampleOf(UserDeletedV1), deleted));
    await handle([gone], (all, context) => recipients().onDeleted(all, context));
    await handle([gone], (all, context) => service.app.get(EnrolmentConsumer).onDeleted(all, context));
    expect(await rows(`SELECT drop_reason FROM mails WHERE state = 'dropped' ORDER BY drop_reason`)).toEqual([
      { drop_reason: 'recipient_deleted' },
      { drop_reason: 'session_left' },
    ]);
    delivery.notifications.links.isDown = false;
    await at('2026-11-05T08:00:00Z');
    await at('2026-11-13T08:00:00Z');
    expect(
      await rows(`SELECT DISTINCT user_id FROM mails WHERE kind IN ('session_start', 'session_reminder')`),
    ).toEqual([{ user_id: stays.userId }]);
  });

  it('writes at nine in the morning of each person, wherever they are', async () => {
    await platform('team');
    const people = [await invited(), await invited('ny@x.org')];
    const told = session('World', '2026-11-01T08:00:00Z', '2026-11-20T16:00:00Z');
    const edit = of(
      eventLike(sampleOf(UserUpdatedV1), {
        userId: people[1]!.userId,
        email: 'ny@x.org',
        timeZone: 'America/New_York',
        changed: ['timeZone'],
      }),
    );
    await enrol(people[0]!.userId, told);
    await enrol(people[1]!.userId, told);
    await handle([edit], (all, context) => recipients().onUpdated(all, context));
    await handle([edit], (all, context) => service.app.get(SessionConsumer).onPersonUpdated(all, context));
    const reminded = async () =>
      (
        await rows<{ id: string }>(
          `SELECT user_id AS id FROM mails WHERE kind = 'session_reminder' ORDER BY id`,
        )
      ).map(({ id }) => id);
    await at('2026-11-13T07:59:00Z');
    expect(await reminded()).toEqual([]);
    await at('2026-11-13T08:00:00Z');
    expect(await reminded()).toEqual([people[0]!.userId]);
    await at('2026-11-13T14:00:00Z');
    expect(await reminded()).toHaveLength(2);
  });

  it('reminds somebody once who moves to the west on the morning of a reminder', async () => {
    await platform('team');
    const [{ userId: traveller }, { userId: other }] = [await invited(), await invited('ny@x.org')];
    const move = async (userId: string, timeZone: string) => {
      const data = { userId, email: `${userId}@x.org`, timeZone, changed: ['timeZone' as const] };
      const edit = of(eventLike(sampleOf(UserUpdatedV1), data));
      await handle([edit], (all, context) => recipients().onUpdated(all, context));
      await handle([edit], (all, context) => service.app.get(SessionConsumer).onPersonUpdated(all, context));
    };
    await move(traveller, 'Asia/Tokyo');
    await move(other, 'America/New_York');
    const told = session('Travel', '2026-11-01T08:00:00Z', '2026-11-20T05:00:00Z');
    await enrol(traveller, told);
    await enrol(other, told);
    await at('2026-11-13T00:00:00Z');
    expect(await count('session_reminder')).toBe(1);
    await move(traveller, 'America/New_York');
    await at('2026-11-13T14:00:00Z');
    expect(await count('session_reminder')).toBe(2);
  });

  it('keeps weekends free and loses nothing by it (N9), and follows settings as they change', async () => {
    await platform('team');
    const { userId } = await invited();
    await enrol(userId, session('Sunday', '2026-11-01T08:00:00Z', '2026-11-22T16:00:00Z'));
    await platform('team', { blockWeekendReminders: true, sessionReminderDays: [8, 1] });
    await at('2026-11-14T08:00:00Z');
    await at('2026-11-15T08:00:00Z');
    expect(await count('session_reminder')).toBe(0);
    await at('2026-11-16T08:00:00Z');
    expect(await count('session_reminder')).toBe(1);
    // A day before Sunday is Saturday, and Monday would be too late: Friday.
    await at('2026-11-20T08:00:00Z');
    expect(await count('session_reminder')).toBe(2);
    await at('2026-11-21T08:00:00Z');
    expect(await count('session_reminder')).toBe(2);
  });

  it('after an outage sends what still makes sense, once', async () => {
    await platform('team');
    const { userId } = await invited();
    const told = session('Outage', '2026-11-05T08:00:00Z', '2026-11-20T16:00:00Z');
    await enrol(userId, told);
    // Who came after the reminder was due is not part of it.
    service.clock.set('2026-11-19T11:00:00Z');
    await enrol((await invited('late@x.org')).userId, told);
    await at('2026-11-19T12:00:00Z');
    await at('2026-11-19T12:00:01Z');
    // Not "in a week" and "tomorrow" at once; the start is two weeks ago.
    expect(await kinds()).toEqual(['session_invitation', 'session_invitation', 'session_reminder']);
  });

  it('late reminders end after four weeks (D-28), or do not go out at all', async () => {
    await platform('team', { sessionReminderDays: [] });
    const { userId } = await invited();
    await enrol(userId, session('Late', '2026-11-01T08:00:00Z', '2026-11-06T16:00:00Z'));
    for (let day = 7; day <= 60; day += 1) {
      await allSent();
      await at(new Date(Date.UTC(2026, 10, day, 8)).toISOString());
    }
    await allSent();
    expect(await count('session_reminder')).toBe(4);
    await platform('team', { sessionReminderDays: [], weeklyLateReminders: false });
    await enrol(userId, session('Not late', '2027-01-01T08:00:00Z', '2027-01-06T16:00:00Z'));
    await at('2027-01-13T08:00:00Z');
    expect(await count('session_reminder')).toBe(4);
  });

  it('nothing goes out while mail is switched off, waiting mails included (N13)', async () => {
    await platform('team');
    delivery.notifications.links.isDown = true;
    const { userId } = await invited();
    await enrol(userId, running()[0]!);
    await putBack();
    await platform('team', { mailEnabled: false });
    delivery.notifications.links.isDown = false;
    service.clock.advanceSeconds(10);
    await enrol(userId, running()[1]!);
    await eventually(async () =>
      expect(await rows('SELECT state, drop_reason FROM mails')).toEqual([
        { state: 'dropped', drop_reason: 'mail_switched_off' },
      ]),
    );
    expect(delivery.sink.mails).toEqual([]);
  });

  it('says at the moment of sending what the session is called then, and leads active people to the installation', async () => {
    await platform('team');
    delivery.notifications.links.isDown = true;
    const { userId, invitationId } = await invited();
    const told = session('Old name', '2026-11-05T08:00:00Z', null);
    await enrol(userId, told);
    await putBack();
    await retell({ ...told, name: 'New name' });
    await activate(userId);
    delivery.notifications.links.gone.add(invitationId);
    delivery.notifications.links.isDown = false;
    service.clock.advanceSeconds(10);
    await eventually(() => expect(delivery.sink.mails).toHaveLength(1));
    const mail = plain(delivery.sink.mails[0]?.raw);
    expect(mail).toContain('New name');
    expect(mail).not.toMatch(/Old name|\/join\//);
    expect(mail).toContain(`?session=3D${told.sessionId}`);
  });
});
