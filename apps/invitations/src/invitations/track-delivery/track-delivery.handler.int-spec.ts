import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InvitationFacts } from '@rollcall/contracts';
import type { NewEvent } from '@rollcall/messaging';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';
import { InvitationsLab } from '../../../testing/invitations-lab.js';

const at = (minute: number): string => `2026-03-01T09:${String(minute).padStart(2, '0')}:00.000Z`;

interface MailNews {
  mailId: string;
  version: number;
  queuedAt: string;
}

describe('the delivery of an invitation', () => {
  let lab: InvitationsLab;
  beforeAll(async () => {
    lab = await InvitationsLab.open();
  });
  afterAll(() => lab.close());

  const event = (
    facts: InvitationFacts,
    what: string,
    { mailId, version, queuedAt }: MailNews,
    more: object,
  ): NewEvent => {
    const { invitationId, userId, platformId } = facts;
    const data = { mailId, kind: 'platform_invitation', userId, invitationId, queuedAt, ...more };
    const type = `notifications.mail-${what}.v1`;
    return { type, subject: `mail/${mailId}`, subjectVersion: version, platformId, data } as NewEvent;
  };
  const shown = async ({ invitationId }: InvitationFacts) => {
    const { delivery, lastSentAt } = (await lab.admin('GET', `/v1/invitations/${invitationId}`)).body;
    return { delivery, lastSentAt };
  };
  it('tells when the mailbox is suppressed, and when a later mail went out after its release', async () => {
    const facts = await lab.issuedOne();
    const held = { mailId: uuidv7(), version: 1, queuedAt: at(0) };
    await lab.publish(event(facts, 'suppressed', held, { reason: 'hard_bounce', suppressedAt: at(1) }));
    await eventually(async () =>
      expect((await shown(facts)).delivery).toEqual({
        state: 'suppressed',
        at: at(1),
        detail: 'hard_bounce',
      }),
    );
    const later = { mailId: uuidv7(), version: 1, queuedAt: at(5) };
    await lab.publish(event(facts, 'sent', later, { messageId: '<2@x>', sentAt: at(6) }));
    await eventually(async () =>
      expect((await shown(facts)).delivery).toMatchObject({ state: 'sent', at: at(6) }),
    );
  });

  it('follows the latest mail', async () => {
    const facts = await lab.issuedOne();
    expect((await shown(facts)).delivery).toMatchObject({ state: 'queued', detail: null });
    const first = { mailId: uuidv7(), version: 1, queuedAt: at(0) };
    await lab.publish(
      event(facts, 'deferred', first, { reply: '451 later', deferredAt: at(1), nextAttemptAt: at(2) }),
    );
    await eventually(async () =>
      expect((await shown(facts)).delivery).toEqual({ state: 'deferred', at: at(1), detail: '451 later' }),
    );
    await lab.publish(event(facts, 'sent', { ...first, version: 2 }, { messageId: '<1@x>', sentAt: at(3) }));
    await eventually(async () =>
      expect(await shown(facts)).toEqual({
        delivery: { state: 'sent', at: at(3), detail: null },
        lastSentAt: at(3),
      }),
    );
    await lab.publish(
      event(facts, 'bounced', { ...first, version: 3 }, { reply: '550 no', bouncedAt: at(4) }),
    );
    await eventually(async () =>
      expect(await shown(facts)).toEqual({
        delivery: { state: 'bounced', at: at(4), detail: '550 no' },
        lastSentAt: at(3),
      }),
    );
  });

  it('is not overwritten by an older mail that reports late, which still counts as sent', async () => {
    const facts = await lab.issuedOne();
    const [older, newer] = [at(0), at(10)].map((queuedAt) => ({ mailId: uuidv7(), version: 1, queuedAt }));
    await lab.publish(event(facts, 'bounced', newer as MailNews, { reply: '550 no', bouncedAt: at(11) }));
    await eventually(async () => expect((await shown(facts)).delivery).toMatchObject({ state: 'bounced' }));
    await lab.publish(event(facts, 'sent', older as MailNews, { messageId: '<1@x>', sentAt: at(12) }));
    await eventually(async () => expect((await shown(facts)).lastSentAt).toBe(at(12)));
    expect((await shown(facts)).delivery).toEqual({ state: 'bounced', at: at(11), detail: '550 no' });
  });

  it('takes news of many mails of one invitation in one batch', async () => {
    const facts = await lab.issuedOne();
    const mails = [3, 1, 4, 2].map((minute) => ({ mailId: uuidv7(), version: 1, queuedAt: at(minute) }));
    await lab.publish(
      mails.map((mail, i) => event(facts, 'sent', mail, { messageId: '<1@x>', sentAt: at(20 + i) })),
    );
    await lab.settled();
    expect(await shown(facts)).toEqual({
      delivery: { state: 'sent', at: at(22), detail: null },
      lastSentAt: at(23),
    });
  });

  it('shows why a mail was dropped, and ignores mails that carry no invitation', async () => {
    const facts = await lab.issuedOne();
    const mail = { mailId: uuidv7(), version: 1, queuedAt: at(0) };
    await lab.publish([
      event(facts, 'dropped', mail, { reason: 'link_superseded', droppedAt: at(1) }),
      event(
        { ...facts, invitationId: null as never },
        'dropped',
        { ...mail, mailId: uuidv7() },
        {
          reason: 'recipient_deleted',
          droppedAt: at(2),
        },
      ),
    ]);
    await lab.settled();
    expect((await shown(facts)).delivery).toEqual({ state: 'dropped', at: at(1), detail: 'link_superseded' });
  });
});
