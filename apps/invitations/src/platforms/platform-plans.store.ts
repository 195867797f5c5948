import { Injectable } from '@nestjs/common';
import type { EventOf, Plan } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';

type PlatformEvent = EventOf<'identity.platform-created.v1' | 'identity.platform-updated.v1'>;

const RETRY_SECONDS = 2;

/** The plan of each platform, as identity's events tell it. */
@Injectable()
export class PlatformPlans {
  /**
   * @throws DomainError `service_unavailable` while the event of a new platform is on its way: what the trial forbids
   * must not slip through meanwhile (V27)
   */
  async planOf(tx: Transaction, platformId: string): Promise<Plan> {
    const [platform] = await tx.query<{ plan: Plan }>(`SELECT plan FROM platforms WHERE platform_id = $1`, [
      platformId,
    ]);
    if (platform) return platform.plan;
    throw new DomainError(
      'service_unavailable',
      'The plan of the platform is not known here yet. Try again in a moment.',
      {
        retryAfterSeconds: RETRY_SECONDS,
      },
    );
  }

  /** Takes over what events say, unless something newer is known. */
  async remember(tx: Transaction, events: readonly PlatformEvent[]): Promise<void> {
    const platforms = events.map(({ data, platformid, subjectversion }) => ({
      platformId: platformid,
      plan: data.plan,
      version: subjectversion,
    }));
    await tx.execute(
      `INSERT INTO platforms AS p (platform_id, plan, version)
       SELECT e."platformId", e.plan, e.version
       FROM jsonb_to_recordset($1::jsonb) AS e ("platformId" uuid, plan text, version integer)
       ON CONFLICT (platform_id) DO UPDATE SET plan = excluded.plan, version = excluded.version
       WHERE p.version < excluded.version`,
      [JSON.stringify(platforms)],
    );
  }
}
