import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { actorsById } from './actors-by-id.query.js';
import { type AuditRow, writeAuditRows } from './audit.store.js';

type Told = EventOf<'events.webhook-changed.v1'> | EventOf<'events.webhook-paused.v1'>;

/**
 * Writes down what was done to webhooks at the events service, when its events arrive: what people and keys did under their
 * names, and what ended by itself under that of the service.
 */
export async function auditWebhooks(tx: Transaction, events: readonly Told[]): Promise<void> {
  const actorOf = await actorsById(
    tx,
    events.flatMap((event) => (event.type === 'events.webhook-changed.v1' ? event.data.changedBy : [])),
  );
  writeAuditRows(
    tx,
    events.map((event) => rowOf(event, actorOf)),
  );
}

type ActorOf = Awaited<ReturnType<typeof actorsById>>;

const rowOf = (event: Told, actorOf: ActorOf): AuditRow => ({
  ...whatOf(event, actorOf),
  platformId: event.platformid,
  subjects: [`webhook/${event.data.webhookId}`],
  userAgent: null,
  origin: { clientIp: '', requestId: null, at: new Date(event.time) },
});

function whatOf(event: Told, actorOf: ActorOf): Pick<AuditRow, 'action' | 'actor' | 'details'> {
  if (event.type === 'events.webhook-paused.v1') {
    const { reason } = event.data;
    return { action: 'webhook.paused', actor: { kind: 'service', service: 'events' }, details: { reason } };
  }
  const { change, changedBy } = event.data;
  return {
    action: `webhook.${change.replaceAll('_', '-')}`,
    actor: actorOf(changedBy, event.platformid),
    details: {},
  };
}
