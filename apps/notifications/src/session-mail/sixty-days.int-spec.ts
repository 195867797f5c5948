import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  AccountSetUpV1,
  DeletionAnnouncedV1,
  EnrolmentAddedV1,
  EnrolmentRemovedV1,
  type EventOf,
  type EventType,
  InvitationIssuedV1,
  InvitationRemindedV1,
  PlatformUpdatedV1,
  SessionCreatedV1,
  SessionUpdatedV1,
  UserActivatedV1,
  UserDeletedV1,
  UserInvitedV1,
  UserUpdatedV1,
} from '@rollcall/contracts';
import type { EventContext } from '@rollcall/messaging';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';
import { predictMails } from './sixty-days-naive.fixture.js';
import { DAY, type Fact, HOUR, STORY_DAYS, STORY_START, tellStory } from './sixty-days-story.fixture.js';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { NotificationsUnderTest, eventLike } = await import('../notifications.fixture.js');
const { sampleOf } = await import('../delivery/sample-of.js');
const { RecipientsConsumer } = await import('../recipients/recipients.consumer.js');
const { AccountConsumer } = await import('../platform-mail/account.consumer.js');
const { NoticesConsumer } = await import('../platform-mail/notices.consumer.js');
const { InvitationIssuedConsumer } = await import('../platform-mail/invitation-issued.consumer.js');
const { InvitationRemindedConsumer } = await import('../platform-mail/invitation-reminded.consumer.js');
const { EnrolmentConsumer } = await import('./enrolment.consumer.js');
const { SessionConsumer } = await import('./session.consumer.js');
const { DigestConsumer } = await import('./digest.consumer.js');
const { RoundRunner } = await import('./round-runner.js');

type Handler<T extends EventType> = (events: EventOf<T>[], context: EventContext) => Promise<void>;

let notifications: Awaited<ReturnType<typeof NotificationsUnderTest.prepare>>;
let service: TestService;
const versions = new Map<string, number>();
const emails = new Map<string, string | null>();

beforeAll(async () => {
  notifications = await NotificationsUnderTest.prepare();
  // Nothing is sent: this is about which mails there are.
  service = await notifications.start({ settings: { batchSize: 0 } });
});
afterAll(() => notifications.close());

const iso = (at: number): string => new Date(at).toISOString();

/** Events about people or things, as their consumers get them. */
async function tell<T extends EventType>(
  sample: EventOf<T>,
  { at, platform }: Fact,
  all: { subject: string; data: object }[],
  ...handlers: Handler<T>[]
): Promise<void> {
  const events = all.map(({ subject, data }): EventOf<T> => {
    const version = (versions.get(subject) ?? 0) + 1;
    versions.set(subject, version);
    const event = eventLike(sample, data as Partial<EventOf<T>['data']>);
    return { ...event, subject, platformid: platform, subjectversion: version, time: iso(at) };
  });
  for (const handler of handlers) await notifications.handle(service, events, handler);
}

async function happen(fact: Fact): Promise<void> {
  const { at } = fact;
  service.clock.set(iso(at));
  const get = <T>(type: new (...dependencies: never[]) => T): T => service.app.get(type);
  const recipients = get(RecipientsConsumer);
  const ofPeople = (people: string[], data: (userId: string) => object = () => ({})) =>
    people.map((userId) => ({
      subject: `user/${userId}`,
      data: { userId, email: emails.get(userId), ...data(userId) },
    }));
  switch (fact.what) {
    case 'platform':
      return tell<'identity.platform-updated.v1'>(
        sampleOf(PlatformUpdatedV1),
        fact,
        [
          {
            subject: `platform/${fact.platform}`,
            data: {
              platformId: fact.platform,
              plan: fact.plan,
              timeZone: fact.timeZone,
              mailSettings: fact.settings,
            },
          },
        ],
        (events, context) => recipients.onPlatformUpdated(events, context),
        (events, context) => get(SessionConsumer).onPlatformUpdated(events, context),
      );
    case 'session': {
      const { id: sessionId, startsAt, endsAt } = fact.session;
      const data = { sessionId, startsAt: iso(startsAt), endsAt: endsAt === null ? null : iso(endsAt) };
      const told = [{ subject: `session/${sessionId}`, data }];
      sessions.set(sessionId, data);
      return fact.isNew
        ? tell<'identity.session-created.v1'>(sampleOf(SessionCreatedV1), fact, told, (events, context) =>
            get(SessionConsumer).onCreated(events, context),
          )
        : tell<'identity.session-updated.v1'>(sampleOf(SessionUpdatedV1), fact, told, (events, context) =>
            get(SessionConsumer).onUpdated(events, context),
          );
    }
    case 'invited': {
      for (const id of fact.people) emails.set(id, `${id}@example.org`);
      const invited = ofPeople(fact.people, (userId) => ({ invitationId: userId }));
      await tell<'identity.user-invited.v1'>(sampleOf(UserInvitedV1), fact, invited, (events, context) =>
        recipients.onInvited(events, context),
      );
      const issued = invited.map(({ data }) => ({ subject: `invitation/${data.userId}`, data }));
      return tell<'invitations.invitation-issued.v1'>(
        sampleOf(InvitationIssuedV1),
        fact,
        issued,
        (events, context) => get(InvitationIssuedConsumer).onIssued(events, context),
      );
    }
    case 'reminded': {
      const open = fact.people.filter((id) => !active.has(id) && !gone.has(id));
      return tell<'invitations.invitation-reminded.v1'>(
        sampleOf(InvitationRemindedV1),
        fact,
        ofPeople(open, (userId) => ({ invitationId: userId })),
        (events, context) => get(InvitationRemindedConsumer).onReminded(events, context),
      );
    }
    case 'set-up':
      for (const id of fact.people) {
        emails.set(id, fact.hasEmail ? `${id}@example.org` : null);
        active.add(id);
      }
      return tell<'identity.account-set-up.v1'>(
        sampleOf(AccountSetUpV1),
        fact,
        ofPeople(fact.people, () => ({ credentialsMail: fact.credentials })),
        (events, context) => recipients.onSetUp(events, context),
        (events, context) => get(AccountConsumer).onSetUp(events, context),
        (events, context) => get(DigestConsumer).onSetUp(events, context),
      );
    case 'activated': {
      const open = fact.people.filter((id) => !active.has(id) && !gone.has(id));
      for (const id of open) active.add(id);
      return tell<'identity.user-activated.v1'>(
        sampleOf(UserActivatedV1),
        fact,
        ofPeople(open),
        (events, context) => recipients.onActivated(events, context),
        (events, context) => get(DigestConsumer).onActivated(events, context),
      );
    }
    case 'enrolled': {
      const told = fact.sessions.map((sessionId) => ({
        ...sampleOf(EnrolmentAddedV1).data.sessions[0],
        ...sessions.get(sessionId),
      }));
      const people = fact.people.filter((id) => !gone.has(id));
      return tell<'identity.enrolment-added.v1'>(
        sampleOf(EnrolmentAddedV1),
        fact,
        ofPeople(people, () => ({ sessions: told, enrolledAt: iso(at) })),
        (events, context) => get(EnrolmentConsumer).onAdded(events, context),
      );
    }
    case 'left':
      return tell<'identity.enrolment-removed.v1'>(
        sampleOf(EnrolmentRemovedV1),
        fact,
        ofPeople(fact.people, () => ({ sessionIds: fact.sessions })),
        (events, context) => get(EnrolmentConsumer).onRemoved(events, context),
      );
    case 'zone':
      return tell<'identity.user-updated.v1'>(
        sampleOf(UserUpdatedV1),
        fact,
        ofPeople(fact.people, () => ({ timeZone: fact.timeZone, changed: ['timeZone'] })),
        (events, context) => recipients.onUpdated(events, context),
        (events, context) => get(SessionConsumer).onPersonUpdated(events, context),
        (events, context) => get(AccountConsumer).onCorrected(events, context),
      );
    case 'announced':
      return tell<'identity.deletion-announced.v1'>(
        sampleOf(DeletionAnnouncedV1),
        fact,
        ofPeople(fact.people),
        (events, context) => get(NoticesConsumer).onDeletionAnnounced(events, context),
      );
    case 'deleted':
      for (const id of fact.people) gone.add(id);
      return tell<'identity.user-deleted.v1'>(
        sampleOf(UserDeletedV1),
        fact,
        ofPeople(fact.people, () => ({ invitationId: null })),
        (events, context) => recipients.onDeleted(events, context),
        (events, context) => get(EnrolmentConsumer).onDeleted(events, context),
      );
  }
}

const sessions = new Map<string, object>();
const active = new Set<string>();
const gone = new Set<string>();

it('over 60 days with 300 people and 12 sessions, trial and paid, there are the mails of table 6.1, none more and none less', async () => {
  const platforms = { paid: uuidv7(), trial: uuidv7() };
  const story = tellStory(platforms, uuidv7);
  const facts = [...story];
  const runner = service.app.get(RoundRunner);
  for (let hour = STORY_START; hour <= STORY_START + STORY_DAYS * DAY; hour += HOUR) {
    while (facts[0] && facts[0].at < hour) {
      await happen(facts.shift() as Fact);
      // Sent at once, so to speak: what is still queued when somebody leaves would be dropped.
      await notifications.rows(`WITH sent AS (DELETE FROM mail_queue RETURNING mail_id)
        UPDATE mails SET state = 'sent', settled_at = queued_at FROM sent WHERE id = mail_id`);
    }
    service.clock.set(iso(hour));
    await runner.runDue();
  }
  const rows = await notifications.rows<{ mail: string }>(
    `SELECT concat_ws(' ', (queued_at AT TIME ZONE 'UTC')::date, kind, user_id, session_id) AS mail FROM mails`,
  );
  const actual = rows.map(({ mail }) => mail).toSorted();
  const expected = predictMails(story);
  const kinds = countOf(actual.map((mail) => mail.split(' ')[1] ?? ''));
  const told = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
  // eslint-disable-next-line no-console
  console.info(`${actual.length} mails in 60 days: ${told}`);
  expect(differences(actual, expected)).toEqual({ tooMany: [], missing: [] });
  expect([...kinds.keys()].toSorted()).toEqual([
    'account_credentials',
    'deletion_notice',
    'invitation_reminder',
    'platform_invitation',
    'session_invitation',
    'session_reminder',
    'session_start',
    'trial_digest',
  ]);
}, 120_000);

const countOf = (list: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
};

/** What one list has more often than the other. */
function differences(actual: readonly string[], expected: readonly string[]) {
  const more = (one: readonly string[], other: readonly string[]): string[] => {
    const counts = countOf(other);
    return [...countOf(one)].filter(([each, times]) => times > (counts.get(each) ?? 0)).map(([each]) => each);
  };
  return { tooMany: more(actual, expected), missing: more(expected, actual) };
}
