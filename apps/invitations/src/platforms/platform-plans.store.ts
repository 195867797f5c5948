import { Injectable } from '@nestjs/common';
import type { EventOf, PlatformTerms } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { InvitationsConfig } from '../config.js';

type PlatformEvent = EventOf<'identity.platform-created.v1' | 'identity.platform-updated.v1'>;

const RETRY_SECONDS = 2;

/** The plan of each platform, as identity's events tell it. */
@Injectable()
export class PlatformPlans {
  constructor(private readonly config: InvitationsConfig) {}

  /**
   * @returns `remindersPerDay` as it holds: null for any number
   * @throws DomainError `service_unavailable` while the event of a new platform is on its way: what the trial forbids
   * must not slip through meanwhile (V27)
   */
  async termsOf(tx: Transaction, platformId: string): Promise<PlatformTerms> {
    const [platform] = await tx.query<PlatformTerms>(
      `SELECT plan, reminders_per_day AS "remindersPerDay" FROM platforms WHERE platform_id = $1`,
      [platformId],
    );
    if (platform) return { ...platform, remindersPerDay: this.limitOf(platform) };
    throw new DomainError(
      'service_unavailable',
      'The plan of the platform is not known here yet. Try again in a moment.',
      {
        retryAfterSeconds: RETRY_SECONDS,
      },
    );
  }

  /** Paid plans have no limit unless the operator sets one. */
  private limitOf({ plan, remindersPerDay }: PlatformTerms): number | null {
    return remindersPerDay ?? (plan === 'free_trial' ? this.config.TRIAL_REMINDERS_PER_DAY : null);
  }

  /** Takes over what identity says of a platform whose events are still on their way (read repair). */
  async ensureKnown(tx: Transaction, platformId: string, terms: PlatformTerms): Promise<void> {
    await tx.execute(
      `INSERT INTO platforms (platform_id, plan, reminders_per_day, version) VALUES ($1, $2, $3, 0)
       ON CONFLICT DO NOTHING`,
      [platformId, terms.plan, terms.remindersPerDay],
    );
  }

  /** Takes over what events say, unless something newer is known. */
  async remember(tx: Transaction, events: readonly PlatformEvent[]): Promise<void> {
    const platforms = events.map(({ data, platformid, subjectversion }) => ({
      platformId: platformid,
      plan: data.plan,
      remindersPerDay: data.remindersPerDay ?? null,
      version: subjectversion,
    }));
    await tx.execute(
      `INSERT INTO platforms AS p (platform_id, plan, reminders_per_day, version)
       SELECT e."platformId", e.plan, e."remindersPerDay", e.version
       FROM jsonb_to_recordset($1::jsonb) AS e ("platformId" uuid, plan text, "remindersPerDay" integer,
         version integer)
       ON CONFLICT (platform_id) DO UPDATE SET plan = excluded.plan,
         reminders_per_day = excluded.reminders_per_day, version = excluded.version
       WHERE p.version < excluded.version`,
      [JSON.stringify(platforms)],
    );
  }
}
