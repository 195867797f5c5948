import type { EventData } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Injectable } from '@nestjs/common';
import { SESSION_COLUMNS, type SessionResource } from './session.resource.js';

type ToldSession = SessionResource & { platformId: string; version: number };
type ToldType = 'identity.session-created.v1' | 'identity.session-updated.v1';

/** Tells of sessions as they are after a change. */
@Injectable()
export class SessionEventsStore {
  constructor(private readonly outbox: Outbox) {}

  /** Appends an event for each of these sessions, whose versions count it already. */
  async tell(tx: Transaction, type: ToldType, sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    const sessions = await tx.query<ToldSession>(
      `SELECT ${SESSION_COLUMNS}, s.platform_id AS "platformId", s.version
         FROM unnest($1::uuid[]) AS told(id) JOIN sessions s ON s.id = told.id`,
      [sessionIds],
    );
    await this.outbox.append(
      tx,
      sessions.map(({ version, platformId, ...session }) => ({
        type,
        subject: `session/${session.id}`,
        subjectVersion: version,
        platformId,
        data: dataOf(session),
      })),
    );
  }
}

const dataOf = (
  session: Omit<ToldSession, 'version' | 'platformId'>,
): EventData<'identity.session-updated.v1'> => ({
  sessionId: session.id,
  pathId: session.pathId,
  pathName: session.pathName,
  groupId: session.groupId,
  name: session.name,
  startsAt: session.startsAt.toISOString(),
  endsAt: session.endsAt?.toISOString() ?? null,
  instructorIds: session.instructorIds,
  audience: session.audience,
});
