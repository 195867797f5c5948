import { Injectable } from '@nestjs/common';
import type { Transaction } from '@rollcall/database';
import type { DeliveryState } from '../invitation.rules.js';

/** What is known of a mail after one of its events. */
export interface DeliveryNews {
  platformId: string;
  /** Null for mails that carry no invitation. */
  invitationId: string | null;
  mailId: string;
  /** Version of the mail. */
  version: number;
  /** When the mail was decided, ISO 8601. */
  queuedAt: string;
  state: DeliveryState;
  /** Since when, ISO 8601. */
  at: string;
  detail: string | null;
}

const NEWS = `jsonb_to_recordset($1::jsonb) AS n ("platformId" uuid, "invitationId" uuid, "mailId" uuid, version integer,
  "queuedAt" timestamptz, state text, at timestamptz, detail text)`;

/** Shows on each invitation what became of its latest mail; older mails that report late change nothing. */
@Injectable()
export class TrackDeliveryHandler {
  async track(tx: Transaction, news: readonly DeliveryNews[]): Promise<void> {
    const ofInvitations = news.filter(({ invitationId }) => invitationId !== null);
    if (ofInvitations.length === 0) return;
    const json = JSON.stringify(ofInvitations);
    await this.showLatest(tx, json);
    await this.noteSent(tx, json);
  }

  private async showLatest(tx: Transaction, json: string): Promise<void> {
    await tx.execute(
      `UPDATE invitations i
       SET delivery_state = n.state, delivery_at = n.at, delivery_detail = n.detail, delivery_mail_id = n."mailId",
           delivery_mail_version = n.version, delivery_mail_queued_at = n."queuedAt"
       FROM (SELECT DISTINCT ON ("invitationId") * FROM ${NEWS}
             ORDER BY "invitationId", "queuedAt" DESC, version DESC) n
       WHERE i.platform_id = n."platformId" AND i.id = n."invitationId"
         AND (i.delivery_mail_queued_at IS NULL OR i.delivery_mail_queued_at < n."queuedAt"
              OR (i.delivery_mail_id = n."mailId" AND i.delivery_mail_version < n.version))`,
      [json],
    );
  }

  private async noteSent(tx: Transaction, json: string): Promise<void> {
    await tx.execute(
      `UPDATE invitations i SET last_sent_at = n.at
       FROM (SELECT "platformId", "invitationId", max(at) AS at FROM ${NEWS} WHERE state = 'sent' GROUP BY 1, 2) n
       WHERE i.platform_id = n."platformId" AND i.id = n."invitationId"
         AND (i.last_sent_at IS NULL OR i.last_sent_at < n.at)`,
      [json],
    );
  }
}
