import type { EventData } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { PersonEventsStore } from '../users/person-events.store.js';
import { userEvent } from '../users/user.events.js';
import { type Enrolment, sessionsByPerson } from './enrolment-events.rules.js';

type ToldSession = EventData<'identity.enrolment-added.v1'>['sessions'][number];

/** Tells of enrolments that began and ended, one event for each person and change. */
@Injectable()
export class EnrolmentEventsStore extends PersonEventsStore {
  /** People came into sessions. */
  async added(
    tx: Transaction,
    platformId: string,
    enrolments: readonly Enrolment[],
    at: Date,
  ): Promise<void> {
    if (enrolments.length === 0) return;
    const sessions = await toldSessions(tx, enrolments);
    const enrolledAt = at.toISOString();
    for (const ofPerson of sessionsByPerson(enrolments)) {
      await this.tell(tx, platformId, [...ofPerson.keys()], (about) => {
        const ids = ofPerson.get(about.userId) ?? [];
        const told = ids.flatMap((id) => sessions.get(id) ?? []);
        return userEvent('identity.enrolment-added.v1', about, {
          userId: about.userId,
          sessions: told,
          enrolledAt,
        });
      });
    }
  }

  /** People left sessions, and stay on the platform. */
  async removed(
    tx: Transaction,
    platformId: string,
    enrolments: readonly Enrolment[],
    at: Date,
  ): Promise<void> {
    const removedAt = at.toISOString();
    for (const ofPerson of sessionsByPerson(enrolments)) {
      await this.tell(tx, platformId, [...ofPerson.keys()], (about) => {
        const sessionIds = ofPerson.get(about.userId) ?? [];
        return userEvent('identity.enrolment-removed.v1', about, {
          userId: about.userId,
          sessionIds,
          removedAt,
        });
      });
    }
  }
}

async function toldSessions(
  tx: Transaction,
  enrolments: readonly Enrolment[],
): Promise<Map<string, ToldSession>> {
  const rows = await tx.query<{
    sessionId: string;
    pathName: string;
    name: string;
    startsAt: Date;
    endsAt: Date | null;
  }>(
    `SELECT s.id AS "sessionId", p.name AS "pathName", s.name, s.starts_at AS "startsAt", s.ends_at AS "endsAt"
       FROM sessions s JOIN paths p ON p.id = s.path_id WHERE s.id = ANY ($1)`,
    [[...new Set(enrolments.map(({ sessionId }) => sessionId))]],
  );
  return new Map(
    rows.map(({ startsAt, endsAt, ...session }) => [
      session.sessionId,
      { ...session, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null },
    ]),
  );
}
