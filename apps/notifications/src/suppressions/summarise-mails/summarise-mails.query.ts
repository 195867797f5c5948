import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { MailAdministrationClient } from '../mail-administration.client.js';
import type { MailDayAnswer, MailSummaryAnswer } from './mail-summary.answer.js';

const DAY_MS = 86_400_000;
const sumOf = (state: string): string =>
  `coalesce(sum(count) FILTER (WHERE state = '${state}'), 0)::int AS ${state}`;
const STATES = ['sent', 'deferred', 'bounced', 'suppressed', 'dropped'];

/** What became of the mails of a platform, from counters: it costs the same for a hundred mails and a million. */
@Injectable()
export class SummariseMailsQuery {
  constructor(
    private readonly database: Database,
    private readonly administration: MailAdministrationClient,
    private readonly clock: Clock,
  ) {}

  async summarise(actor: PlatformActor, days: number): Promise<MailSummaryAnswer> {
    await this.administration.assertMayManageMail(actor);
    const now = this.clock.now().getTime();
    const [from, to] = [dayOf(now - (days - 1) * DAY_MS), dayOf(now)];
    const items = await this.database.query<MailDayAnswer>(
      { platformId: actor.platformId },
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, kind, ${STATES.map(sumOf).join(', ')} FROM mail_counts
        WHERE platform_id = $1 AND day BETWEEN $2 AND $3 GROUP BY mail_counts.day, kind
        ORDER BY mail_counts.day DESC, kind`,
      [actor.platformId, from, to],
    );
    return { from, to, items };
  }
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
