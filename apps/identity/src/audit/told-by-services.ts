import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { actorsById } from './actors-by-id.query.js';
import { type AuditRow, writeAuditRows } from './audit.store.js';

type Told =
  | EventOf<'notifications.suppression-added.v1'>
  | EventOf<'notifications.suppression-released.v1'>
  | EventOf<'billing.price-changed.v1'>;

/** Writes down what was done at services that keep no audit of their own, when their events arrive. */
export async function auditServices(tx: Transaction, events: readonly Told[]): Promise<void> {
  const actorOf = await actorsById(tx, events.flatMap(authorsOf));
  writeAuditRows(
    tx,
    events.map((event) => rowOf(event, actorOf)),
  );
}

type ActorOf = Awaited<ReturnType<typeof actorsById>>;

/** Ids of people or keys; prices are the operator's. */
function authorsOf(event: Told): string[] {
  if (event.type === 'notifications.suppression-added.v1') return [event.data.addedBy];
  return event.type === 'notifications.suppression-released.v1' ? [event.data.releasedBy] : [];
}

function rowOf(event: Told, actorOf: ActorOf): AuditRow {
  return {
    ...whoAndWhat(event, actorOf),
    platformId: event.platformid,
    userAgent: null,
    origin: { clientIp: '', requestId: null, at: new Date(event.time) },
  };
}

function whoAndWhat(
  event: Told,
  actorOf: ActorOf,
): Pick<AuditRow, 'action' | 'actor' | 'subjects' | 'details'> {
  const actor = (id: string) => actorOf(id, event.platformid);
  switch (event.type) {
    case 'notifications.suppression-added.v1': {
      const { suppressionId, addedBy } = event.data;
      const subjects = [`suppression/${suppressionId}`];
      return { action: 'suppression.added', actor: actor(addedBy), subjects, details: {} };
    }
    case 'notifications.suppression-released.v1': {
      const { suppressionId, releasedBy, reason } = event.data;
      const subjects = [`suppression/${suppressionId}`];
      return { action: 'suppression.released', actor: actor(releasedBy), subjects, details: { reason } };
    }
    case 'billing.price-changed.v1': {
      const { platformId, priceMinor, currency, appliesTo } = event.data;
      const details = { priceMinor, currency, appliesTo };
      const subjects = [`platform/${platformId}`];
      return { action: 'price.changed', actor: { kind: 'operator' }, subjects, details };
    }
  }
}
