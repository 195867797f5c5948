import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccountSetUpV1, DeletionAnnouncedV1 } from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { DeliveryUnderTest } = await import('../delivery/delivery.fixture.js');
const { eventLike } = await import('../notifications.fixture.js');
const { sampleOf } = await import('../delivery/sample-of.js');
const { RecipientsConsumer } = await import('../recipients/recipients.consumer.js');
const { PlatformUpdatedV1 } = await import('@rollcall/contracts');
const { NoticesConsumer } = await import('./notices.consumer.js');

describe('the notice that an account ends (S5, D-26), asked for once more when it is sent', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;
  let service: TestService;
  beforeAll(async () => {
    delivery = await DeliveryUnderTest.prepare();
    service = await delivery.start();
    const platform = sampleOf(PlatformUpdatedV1);
    await delivery.notifications.handle(service, [platform], (all, context) =>
      service.app.get(RecipientsConsumer).onPlatformUpdated(all, context),
    );
  });
  afterAll(() => delivery.close());

  /** Somebody is told of a day. @param now the day as it is set by the time of sending; left out: nobody is there */
  async function told(deletionDate: string, now?: string | null): Promise<string> {
    const userId = uuidv7();
    if (now !== undefined) delivery.notifications.links.deletionDates.set(userId, now);
    const setUp = eventLike(sampleOf(AccountSetUpV1), { userId, email: `${userId}@example.org` });
    await delivery.notifications.handle(service, [setUp], (all, context) =>
      service.app.get(RecipientsConsumer).onSetUp(all, context),
    );
    const announced = eventLike(sampleOf(DeletionAnnouncedV1), {
      userId,
      email: `${userId}@example.org`,
      deletionDate,
    });
    await delivery.notifications.handle(service, [announced], (all, context) =>
      service.app.get(NoticesConsumer).onDeletionAnnounced(all, context),
    );
    return userId;
  }
  const mailOf = async (userId: string) =>
    (
      await delivery.notifications.rows<{ state: string; reason: string | null }>(
        'SELECT state, drop_reason AS reason FROM mails WHERE user_id = $1',
        [userId],
      )
    )[0];
  const becomes = (userId: string, state: string, reason: string | null = null) =>
    eventually(async () => expect(await mailOf(userId)).toEqual({ state, reason }));

  it('goes out while the day stands, and not when it was taken back or moved, or when nobody is left', async () => {
    await becomes(await told('2026-11-25', '2026-11-25'), 'sent');
    await becomes(await told('2026-11-25', null), 'dropped', 'deletion_date_changed');
    await becomes(await told('2026-11-25', '2026-12-25'), 'dropped', 'deletion_date_changed');
    await becomes(await told('2026-11-25'), 'dropped', 'recipient_deleted');
    expect(delivery.sink.mails).toHaveLength(1);
  });

  it('waits while identity cannot be asked, and holds up no other mail', async () => {
    delivery.notifications.links.identityIsDown = true;
    const { issued } = await import('../delivery/delivery.fixture.js');
    const userId = await told('2026-11-25', '2026-11-25');
    const invitation = issued();
    await delivery.queue(service, invitation);
    await becomes(invitation.data.userId, 'sent');
    expect(await mailOf(userId)).toEqual({ state: 'queued', reason: null });
    delivery.notifications.links.identityIsDown = false;
    await eventually(async () => {
      service.clock.advanceSeconds(10);
      expect(await mailOf(userId)).toEqual({ state: 'sent', reason: null });
    });
  });
});
