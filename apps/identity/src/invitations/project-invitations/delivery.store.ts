import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** Any event that tells what became of a mail. */
export type MailEvent =
  | EventOf<'notifications.mail-sent.v1'>
  | EventOf<'notifications.mail-deferred.v1'>
  | EventOf<'notifications.mail-bounced.v1'>
  | EventOf<'notifications.mail-dropped.v1'>
  | EventOf<'notifications.mail-suppressed.v1'>;

interface Delivery {
  state: 'sent' | 'deferred' | 'bounced' | 'dropped' | 'suppressed';
  at: string;
  detail: string | null;
}

function deliveryOf(event: MailEvent): Delivery {
  switch (event.type) {
    case 'notifications.mail-sent.v1':
      return { state: 'sent', at: event.data.sentAt, detail: null };
    case 'notifications.mail-deferred.v1':
      return { state: 'deferred', at: event.data.deferredAt, detail: event.data.reply };
    case 'notifications.mail-bounced.v1':
      return { state: 'bounced', at: event.data.bouncedAt, detail: event.data.reply };
    case 'notifications.mail-dropped.v1':
      return { state: 'dropped', at: event.data.droppedAt, detail: event.data.reason };
    case 'notifications.mail-suppressed.v1':
      return { state: 'suppressed', at: event.data.suppressedAt, detail: event.data.reason };
  }
}

/**
 * Projects the delivery of mails onto their invitations: the latest mail counts, and of it the latest state. Two mails
 * of one invitation may come in one batch, so only the newest of each is applied.
 */
export async function projectDelivery(tx: Transaction, events: readonly MailEvent[]): Promise<void> {
  const ofInvitations = events.filter(({ data }) => data.invitationId !== null);
  const deliveries = ofInvitations.map(deliveryOf);
  await tx.execute(
    `WITH e AS (SELECT DISTINCT ON (id) * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::timestamptz[],
                  $5::text[]) AS e(id, queued_at, state, at, detail) ORDER BY id, queued_at DESC, at DESC)
     UPDATE invitations i SET delivery_state = e.state, delivery_at = e.at, delivery_detail = e.detail,
            delivery_queued_at = e.queued_at,
            last_sent_at = CASE WHEN e.state = 'sent' THEN greatest(i.last_sent_at, e.at) ELSE i.last_sent_at END
       FROM e WHERE i.id = e.id AND (i.delivery_queued_at IS NULL OR i.delivery_queued_at < e.queued_at
              OR i.delivery_queued_at = e.queued_at AND i.delivery_at <= e.at)`,
    [
      ofInvitations.map(({ data }) => data.invitationId),
      ofInvitations.map(({ data }) => data.queuedAt),
      deliveries.map(({ state }) => state),
      deliveries.map(({ at }) => at),
      deliveries.map(({ detail }) => detail),
    ],
  );
}
