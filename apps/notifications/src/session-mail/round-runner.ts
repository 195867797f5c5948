import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database, type Transaction } from '@rollcall/database';
import { Clock, RepeatingTask } from '@rollcall/platform';
import { MailQueue } from '../delivery/mail-queue.js';
import { EVERYBODY, judgeRound, retryRoundAt } from './reminder-rounds.rules.js';
import { roundFailures, roundsFailing } from './round-metrics.js';
import { type ClaimedRound, RoundsStore } from './rounds.store.js';
import { decideAbout, letterTo } from './session-letters.js';

const EVERY_MS = 10_000;
const PEOPLE_AT_ONCE = 1_000;
const LONGEST_REASON = 1_000;

/**
 * Writes to the people of sessions when their rounds are due. A round is taken in batches; how far it got is kept with
 * the mails that it led to, so that ending this process at any moment loses and doubles nothing. Replicas share the
 * rounds; those of a session that are long are one after the other. A round that fails is put off, and the others go on.
 */
@Injectable()
export class RoundRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RoundRunner.name);
  private readonly task = new RepeatingTask({
    name: 'Reminders of sessions',
    everyMs: EVERY_MS,
    run: (isStopping) => this.runDue(isStopping),
  });

  constructor(
    private readonly database: Database,
    private readonly mails: MailQueue,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.task.stop();
  }

  /** Runs everything that is due. */
  async runDue(isStopping = () => false): Promise<void> {
    let more = true;
    while (more && !isStopping()) more = await this.next();
    roundsFailing.set(await this.database.transaction('installation', (tx) => RoundsStore.failing(tx)));
  }

  /** One batch of the round that is due longest. @returns whether there was one */
  private async next(): Promise<boolean> {
    let round: ClaimedRound | undefined;
    try {
      return await this.database.transaction('installation', async (tx) => {
        round = await RoundsStore.claim(tx, this.clock.now());
        if (round) await this.step(tx, round);
        return round !== undefined;
      });
    } catch (error) {
      if (!round) throw error;
      await this.postpone(round, error);
      return true;
    }
  }

  private async postpone(round: ClaimedRound, err: unknown): Promise<void> {
    const { sessionId, timeZone, round: name, failures } = round;
    const until = retryRoundAt(failures + 1, this.clock.now(), Math.random());
    const reason = String(err).replaceAll('\0', '').slice(0, LONGEST_REASON);
    await this.database.transaction('installation', (tx) => RoundsStore.postpone(tx, round, until, reason));
    roundFailures.inc();
    this.logger.error(
      { err, sessionId, timeZone, round: name, failures: failures + 1, until },
      'A round of reminders failed and is put off; look at the error, and at last_error in reminder_rounds',
    );
  }

  private async step(tx: Transaction, round: ClaimedRound): Promise<void> {
    const now = this.clock.now();
    const verdict = judgeRound({
      round,
      endsAt: round.endsAt,
      isOvertaken: round.isOvertaken,
      blockWeekendReminders: round.blockWeekendReminders,
      timeZone: zoneOf(round),
      now,
    });
    if (verdict.do === 'skip') await RoundsStore.keepProgress(tx, round, { doneAt: now });
    if (verdict.do === 'wait') await RoundsStore.keepProgress(tx, round, { dueAt: verdict.until });
    if (verdict.do === 'run') await this.runBatch(tx, round, now);
  }

  private async runBatch(tx: Transaction, round: ClaimedRound, now: Date): Promise<void> {
    const people = await RoundsStore.people(tx, round, PEOPLE_AT_ONCE);
    const kind = round.round === 'start' ? 'session_start' : 'session_reminder';
    const reached = people.filter((person) => decideAbout(kind, person, round, now).do === 'mail');
    const letter = {
      kind,
      occasion: occasionOf(round),
      variables: { isLate: round.round.startsWith('late-') ? 1 : null },
    } as const;
    await this.mails.put(
      tx,
      reached.map((person) => letterTo(person, round, letter)),
    );
    const last = people.at(-1);
    const isOver = last === undefined || people.length < PEOPLE_AT_ONCE;
    await RoundsStore.keepProgress(tx, round, isOver ? { doneAt: now } : { reached: last.userId });
  }
}

/** What sets the mails of rounds apart: a session starts once for a person, whatever it was planned for. */
const occasionOf = ({ sessionId, round, anchor }: ClaimedRound): string =>
  round === 'start' ? sessionId : `${sessionId} ${round} ${anchor.toISOString()}`;

const zoneOf = ({ timeZone, platformTimeZone }: ClaimedRound): string =>
  timeZone === '' || timeZone === EVERYBODY ? platformTimeZone : timeZone;
