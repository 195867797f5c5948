import { EVENTS, type EventType, type ServiceName } from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';
import type { IdentityUnderTest } from './identity-lab.js';

/** When the events of {@link arrives} happened. */
export const ARRIVED_AT = '2026-11-02T10:00:00.000Z';

/** Of which invitation an event tells, and what of it differs from the sample of its type. */
export interface Arriving {
  invitationId: string;
  userId: string;
  version: number;
  about?: object;
}

/** An event of invitations arrives as a carrier leaves it in the inbox, and is handled. */
export async function arrives(
  identity: IdentityUnderTest,
  type: EventType,
  { invitationId, userId, version, about = {} }: Arriving,
): Promise<void> {
  const data = { ...(EVENTS.get(type)?.sample as object), invitationId, userId, ...about };
  await arrivesFrom(identity, 'invitations', { type, subject: `invitation/${invitationId}`, version, data });
}

/** An event of another service arrives, and is handled. */
export async function arrivesFrom(
  identity: IdentityUnderTest,
  service: ServiceName,
  { type, subject, version, data }: { type: EventType; subject: string; version: number; data: object },
): Promise<void> {
  const id = uuidv7();
  const envelope = {
    specversion: '1.0',
    id,
    source: `/rollcall/${service}`,
    type,
    subject,
    time: ARRIVED_AT,
    datacontenttype: 'application/json',
    platformid: identity.platformId,
    subjectversion: version,
    data: { ...(EVENTS.get(type)?.sample as object), ...data },
  };
  await identity.rows(
    `INSERT INTO identity.inbox (event_id, type, source, subject, subject_version, platform_id, envelope)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, type, service, subject, version, identity.platformId, JSON.stringify(envelope)],
  );
  await eventually(async () => {
    const waiting = await identity.count(`SELECT FROM identity.inbox WHERE done_at IS NULL`);
    if (waiting > 0) throw new Error(`${waiting} events still wait.`);
  });
}
