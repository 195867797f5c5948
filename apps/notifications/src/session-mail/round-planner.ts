import { Injectable } from '@nestjs/common';
import type { Transaction } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import {
  EVERYBODY,
  LATE_WEEKS,
  type Round,
  isRepetition,
  reminderRounds,
  startRound,
} from './reminder-rounds.rules.js';
import { type KeptRound, type KnownRound, NOBODY, type PlannedSession, RoundsStore } from './rounds.store.js';

const SESSIONS_AT_ONCE = 200;
const WEEK_MS = 7 * 86_400_000;

const keyOf = ({ sessionId, timeZone, round, anchor }: KeptRound): string =>
  `${sessionId} ${timeZone} ${round} ${anchor.getTime()}`;

/** Keeps the rounds of sessions as their times and the settings of their platform want them. */
@Injectable()
export class RoundPlanner {
  constructor(private readonly clock: Clock) {}

  /** @param since when the change came about that leads to this: a round that was to come before it is none of it */
  async plan(tx: Transaction, sessionIds: readonly string[], since: Date): Promise<void> {
    const ids = [...new Set(sessionIds)].toSorted();
    for (let from = 0; from < ids.length; from += SESSIONS_AT_ONCE) {
      await this.planSome(tx, ids.slice(from, from + SESSIONS_AT_ONCE), since);
    }
  }

  /** After a change of settings: all sessions of a platform that are not long over. */
  async planPlatform(tx: Transaction, platformId: string, since: Date): Promise<void> {
    const endedAfter = new Date(since.getTime() - (LATE_WEEKS + 1) * WEEK_MS);
    let after = NOBODY;
    for (;;) {
      const ids = await RoundsStore.openSessions(tx, platformId, endedAfter, after, SESSIONS_AT_ONCE);
      const last = ids.at(-1);
      if (last === undefined) return;
      await this.planSome(tx, ids, since);
      after = last;
    }
  }

  private async planSome(tx: Transaction, sessionIds: readonly string[], since: Date): Promise<void> {
    const sessions = await RoundsStore.lockSessions(tx, sessionIds);
    const known = await RoundsStore.ofSessions(tx, sessionIds);
    const wanted = sessions.flatMap((session) => wantedRounds(session, known, since));
    const keys = new Set(wanted.map(keyOf));
    const obsolete = known.filter((round) => !round.isDone && !keys.has(keyOf(round)));
    await RoundsStore.withdraw(tx, obsolete, this.clock.now());
    await RoundsStore.plan(tx, wanted);
  }
}

/** What is to come for a session, and what has come and is not done yet. */
function wantedRounds(
  session: PlannedSession,
  allKnown: readonly KnownRound[],
  since: Date,
): (KeptRound & { platformId: string })[] {
  const { sessionId, platformId, platformTimeZone } = session;
  const known = allKnown.filter((round) => round.sessionId === sessionId);
  const open = new Set(known.filter(({ isDone }) => !isDone).map(keyOf));
  const inZone = (timeZone: string, rounds: Round[]) => {
    const former = known.filter((round) => round.timeZone === timeZone && (round.isDone || round.hasBegun));
    return rounds
      .map((round) => ({ ...round, sessionId, platformId, timeZone }))
      .filter((round) => {
        if (open.has(keyOf(round))) return true;
        if (round.dueAt <= since) return false;
        const others = former.filter(({ anchor }) => anchor.getTime() !== round.anchor.getTime());
        return round.round === 'start' || !isRepetition(round, others);
      });
  };
  return [
    ...inZone(EVERYBODY, [startRound(session)]),
    ...session.zones.flatMap((zone) =>
      inZone(zone, reminderRounds(session, session, zone || platformTimeZone)),
    ),
  ];
}
