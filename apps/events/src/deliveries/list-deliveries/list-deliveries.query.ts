import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock, type PlatformActor, decodeSequence, encodeSequence } from '@rollcall/platform';
import { webhookNotFound } from '../../webhooks/webhook.errors.js';
import type { AttemptAnswer, DeliveryAnswer, DeliveryPageAnswer, DeliveryState } from '../delivery.answer.js';
import type { ListDeliveriesRequest } from './list-deliveries.request.js';

interface DeliveryRow {
  position: string;
  eventId: string;
  type: string;
  state: DeliveryState;
  createdAt: Date;
  dueAt: Date;
  attempts: AttemptAnswer[];
}

/** After every position. */
const END = '9223372036854775807';
/** Whether a delivery is in the hands of the turn that its webhook has now. */
const IS_SENDING = 'd.lease_id = w.lease_id AND w.lease_until > $5';
const CONDITIONS: Readonly<Record<DeliveryState, string>> = {
  pending: `d.state = 'pending' AND (${IS_SENDING}) IS NOT TRUE`,
  sending: `d.state = 'pending' AND ${IS_SENDING}`,
  delivered: `d.state = 'delivered'`,
  failed: `d.state = 'failed'`,
};

/** The log of deliveries of a webhook, newest event first. */
@Injectable()
export class ListDeliveriesQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` */
  async list(
    { platformId }: PlatformActor,
    webhookId: string,
    request: ListDeliveriesRequest,
  ): Promise<DeliveryPageAnswer> {
    const rows = await this.database.transaction({ platformId }, async (tx) => {
      const known = await tx.query(
        'SELECT FROM webhooks WHERE platform_id = $1 AND id = $2 AND deleted_at IS NULL',
        [platformId, webhookId],
      );
      if (known.length === 0) throw webhookNotFound();
      return tx.query<DeliveryRow>(statement(request.state), [
        platformId,
        webhookId,
        (request.cursor && decodeSequence(request.cursor)) || END,
        request.limit + 1, // one more than asked tells whether there is a next page
        this.clock.now(),
      ]);
    });
    const page = rows.slice(0, request.limit);
    const last = page.at(-1);
    const nextCursor = rows.length > request.limit && last ? encodeSequence(last.position) : null;
    return { items: page.map(answerOf), nextCursor };
  }
}

const statement = (state: DeliveryState | undefined): string => `
  SELECT d.position, d.event_id AS "eventId", d.type, d.created_at AS "createdAt", d.due_at AS "dueAt", d.attempts,
         CASE WHEN ${CONDITIONS.sending} THEN 'sending' ELSE d.state END AS state
    FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
   WHERE w.platform_id = $1 AND d.webhook_id = $2 AND d.position < $3 ${state ? `AND ${CONDITIONS[state]}` : ''}
   ORDER BY d.position DESC LIMIT $4`;

const answerOf = ({ eventId, type, state, createdAt, dueAt, attempts }: DeliveryRow): DeliveryAnswer => ({
  eventId,
  type,
  state,
  createdAt: createdAt.toISOString(),
  nextAttemptAt: state === 'pending' ? dueAt.toISOString() : null,
  attempts,
});
