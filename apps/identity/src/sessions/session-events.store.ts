import type { EventData } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Injectable } from '@nestjs/common';
import { SESSION_COLUMNS, type SessionResource } from './session.resource.js';
import type { OwnSession } from './session-lists.store.js';

type ToldSession = SessionResource & { pathName: string; version: number };

/** Tells of sessions as they are after a change. */
@Injectable()
export class SessionEventsStore {
  constructor(private readonly outbox: Outbox) {}

  /** Appends the event of a session whose version counts it already. */
  async tell(
    tx: Transaction,
    type: 'identity.session-created.v1' | 'identity.session-updated.v1',
    { id, platformId }: OwnSession,
  ): Promise<void> {
    const [session] = await tx.query<ToldSession>(
      `SELECT ${SESSION_COLUMNS}, s.version, p.name AS "pathName"
         FROM sessions s JOIN paths p ON p.id = s.path_id WHERE s.id = $1`,
      [id],
    );
    if (!session) throw new Error('A session that was written is missing.');
    const subjectVersion = session.version;
    await this.outbox.append(tx, {
      type,
      subject: `session/${id}`,
      subjectVersion,
      platformId,
      data: dataOf(session),
    });
  }
}

const dataOf = (session: ToldSession): EventData<'identity.session-updated.v1'> => ({
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
