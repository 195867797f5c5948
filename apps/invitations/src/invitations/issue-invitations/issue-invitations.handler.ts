import { Injectable } from '@nestjs/common';
import type { InvitationFacts } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { InvitationToken } from '../invitation-token.js';
import type { Invitation } from '../invitation.entity.js';
import { invitationCancelled, invitationIssued } from '../invitation.events.js';
import { invitationColumns } from '../invitation.store.js';

/** Shape of the facts in SQL: one JSON parameter, however many invitations. */
const FACTS = `jsonb_to_recordset($1::jsonb) AS f ("invitationId" uuid, "userId" uuid, "platformId" uuid, email text,
  locale text, "groupIds" jsonb, roles jsonb, "sessionId" uuid, message text, "invitedBy" jsonb, "platformName" text,
  "invitedAt" timestamptz)`;

/**
 * Issues invitations that identity decided on. Idempotent: the event of an invitation may come twice, or after a
 * person already asked for it and was served from identity's facts (read repair).
 */
@Injectable()
export class IssueInvitationsHandler {
  constructor(
    private readonly tokens: InvitationToken,
    private readonly outbox: Outbox,
  ) {}

  /** Issues those that are not there yet, however many, in two statements. */
  async issue(tx: Transaction, facts: readonly InvitationFacts[]): Promise<void> {
    const json = JSON.stringify(facts);
    const superseded = await this.supersede(tx, json);
    const issued = await this.insert(tx, json);
    await this.outbox.append(tx, [
      ...superseded.map((invitation) => invitationCancelled(invitation, null)),
      ...issued.map(invitationIssued),
    ]);
  }

  /** Issues one invitation unless it is known: for calls that overtake its event. */
  async ensureIssued(tx: Transaction, facts: InvitationFacts): Promise<void> {
    const [known] = await tx.query(`SELECT FROM invitations WHERE platform_id = $1 AND id = $2`, [
      facts.platformId,
      facts.invitationId,
    ]);
    if (!known) await this.issue(tx, [facts]);
  }

  /** Issues those of one platform that are not known yet. */
  async ensureAllIssued(tx: Transaction, facts: readonly InvitationFacts[]): Promise<void> {
    const unknown = await tx.query<{ id: string }>(
      `SELECT asked.id FROM unnest($1::uuid[], $2::uuid[]) AS asked (platform_id, id)
        WHERE NOT EXISTS (SELECT FROM invitations i WHERE i.platform_id = asked.platform_id AND i.id = asked.id)`,
      [facts.map(({ platformId }) => platformId), facts.map(({ invitationId }) => invitationId)],
    );
    const ids = new Set(unknown.map(({ id }) => id));
    if (ids.size === 0) return;
    await this.issue(
      tx,
      facts.filter(({ invitationId }) => ids.has(invitationId)),
    );
  }

  private insert(tx: Transaction, json: string): Promise<Invitation[]> {
    return tx.query<Invitation>(
      `INSERT INTO invitations AS i (platform_id, id, user_id, email, locale, group_ids, roles, session_id, message,
         invited_by, invited_by_name, platform_name, link_key_id, delivery_at, created_at)
       SELECT f."platformId", f."invitationId", f."userId", f.email, f.locale,
         ARRAY(SELECT jsonb_array_elements_text(f."groupIds")::uuid), ARRAY(SELECT jsonb_array_elements_text(f.roles)),
         f."sessionId", f.message, (f."invitedBy" ->> 'userId')::uuid, f."invitedBy" ->> 'displayName',
         f."platformName", $2, f."invitedAt", f."invitedAt"
       FROM ${FACTS} ORDER BY f."platformId", f."invitationId"
       ON CONFLICT DO NOTHING RETURNING ${invitationColumns(tx)}`,
      [json, this.tokens.currentKeyId],
    );
  }

  /** A person has one open invitation: a newer one proves that the older has ended, though its end is not told yet. */
  private supersede(tx: Transaction, json: string): Promise<Invitation[]> {
    return tx.query<Invitation>(
      `UPDATE invitations i SET state = 'cancelled', cancelled_at = f."invitedAt", version = i.version + 1
       FROM ${FACTS}
       WHERE i.platform_id = f."platformId" AND i.user_id = f."userId" AND i.state = 'pending'
         AND i.id <> f."invitationId" AND i.created_at < f."invitedAt"
       RETURNING ${invitationColumns(tx)}`,
      [json],
    );
  }
}
