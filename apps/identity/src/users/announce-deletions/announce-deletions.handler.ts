import type { Locale } from '@rollcall/contracts';
import { Database, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, RepeatingTask } from '@rollcall/platform';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { dayIn } from '../calendar-day.rules.js';
import { userEvent } from '../user.events.js';

const EVERY_MS = 15_000;
const PEOPLE_AT_ONCE = 500;
const NOTICE_MS = 24 * 3_600_000;
/** Where the day begins first (UTC+14). */
const EASTERNMOST = 'Pacific/Kiritimati';

interface NearPlatform {
  id: string;
  name: string;
  timeZone: string;
}

interface ToldPerson {
  userId: string;
  version: number;
  email: string | null;
  locale: Locale;
  deletionDate: string;
}

/**
 * Tells people that their account ends: 24 hours before the midnight of their deletion date where the platform is (S5,
 * D-26), once for each date. A date that is nearer when it is set is told of at once. Replicas share the work.
 */
@Injectable()
export class AnnounceDeletionsHandler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly task = new RepeatingTask({
    name: 'Announced deletions',
    everyMs: EVERY_MS,
    run: (isStopping) => this.announceNear(isStopping),
  });

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.task.stop();
  }

  /** Tells everybody whose day is that near. */
  async announceNear(isStopping = () => false): Promise<void> {
    for (const platform of await this.platformsThatMayBeNear()) {
      let told = PEOPLE_AT_ONCE;
      while (told === PEOPLE_AT_ONCE && !isStopping()) {
        told = await this.database.transaction({ platformId: platform.id }, (tx) =>
          this.announceBatch(tx, platform),
        );
      }
    }
  }

  /** The latest day that is told of: the one that it is there in 24 hours. */
  private lastDay(timeZone: string): string {
    return dayIn(timeZone, new Date(this.clock.now().getTime() + NOTICE_MS));
  }

  private platformsThatMayBeNear(): Promise<NearPlatform[]> {
    return this.database.query<NearPlatform>(
      'installation',
      `SELECT p.id, p.name, p.time_zone AS "timeZone" FROM platforms p
        WHERE p.id IN (SELECT u.platform_id FROM users u WHERE u.deletion_date <= $1::date
                          AND u.deletion_announced_for IS DISTINCT FROM u.deletion_date)`,
      [this.lastDay(EASTERNMOST)],
    );
  }

  private async announceBatch(tx: Transaction, platform: NearPlatform): Promise<number> {
    const told = await tx.query<ToldPerson>(
      `WITH near AS (
         SELECT id FROM users
          WHERE platform_id = $1 AND deletion_date <= $2::date AND status <> 'deleted'
            AND deletion_announced_for IS DISTINCT FROM deletion_date
          ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
       UPDATE users u SET deletion_announced_for = u.deletion_date, version = u.version + 1
         FROM near WHERE u.id = near.id
       RETURNING u.id AS "userId", u.version, u.email, u.locale, u.deletion_date::text AS "deletionDate"`,
      [platform.id, this.lastDay(platform.timeZone), PEOPLE_AT_ONCE],
    );
    const announcedAt = this.clock.now().toISOString();
    await this.outbox.append(
      tx,
      told.map(({ version, ...person }) =>
        userEvent(
          'identity.deletion-announced.v1',
          { userId: person.userId, platformId: platform.id, version },
          { ...person, platformName: platform.name, announcedAt },
        ),
      ),
    );
    return told.length;
  }
}
