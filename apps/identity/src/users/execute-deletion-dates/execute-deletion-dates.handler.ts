import { Database, type Transaction } from '@rollcall/database';
import { Clock, RepeatingTask } from '@rollcall/platform';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { shareTree } from '../../groups/tree-lock.store.js';
import { type AuditRow, writeAudit } from '../../audit/audit.store.js';
import { dayIn } from '../calendar-day.rules.js';
import { type RemovedPerson, RemovedPeopleStore } from '../removed-people.store.js';

const EVERY_MS = 15_000;
const PEOPLE_AT_ONCE = 500;
/** Where the day begins first (UTC+14). */
const EASTERNMOST = 'Pacific/Kiritimati';

interface DuePlatform {
  id: string;
  timeZone: string;
}

/**
 * Deletes people whose deletion date has come: at 00:00 of that day where their platform is (S5). Replicas share the
 * work, a batch each; after a pause of the whole installation, what is overdue is done first thing.
 */
@Injectable()
export class ExecuteDeletionDatesHandler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly task = new RepeatingTask({
    name: 'Deletion dates',
    everyMs: EVERY_MS,
    run: (isStopping) => this.executeDue(isStopping),
  });

  constructor(
    private readonly database: Database,
    private readonly removedPeople: RemovedPeopleStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.task.stop();
  }

  /** Deletes everybody whose day has come. */
  async executeDue(isStopping = () => false): Promise<void> {
    for (const platform of await this.platformsThatMayBeDue()) {
      let deleted = PEOPLE_AT_ONCE;
      while (deleted === PEOPLE_AT_ONCE && !isStopping()) {
        deleted = await this.database.transaction({ platformId: platform.id }, (tx) =>
          this.deleteBatch(tx, platform),
        );
      }
    }
  }

  private platformsThatMayBeDue(): Promise<DuePlatform[]> {
    return this.database.query<DuePlatform>(
      'installation',
      `SELECT p.id, p.time_zone AS "timeZone" FROM platforms p
        WHERE p.id IN (SELECT u.platform_id FROM users u WHERE u.deletion_date <= $1::date)`,
      [dayIn(EASTERNMOST, this.clock.now())],
    );
  }

  private async deleteBatch(tx: Transaction, { id, timeZone }: DuePlatform): Promise<number> {
    await shareTree(tx, id);
    const due = await tx.query<{ id: string }>(
      `SELECT id FROM users WHERE platform_id = $1 AND deletion_date <= $2::date AND status <> 'deleted'
        ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
      [id, dayIn(timeZone, this.clock.now()), PEOPLE_AT_ONCE],
    );
    if (due.length === 0) return 0;
    const userIds = due.map((person) => person.id);
    const removed = await this.removedPeople.removePeople(tx, id, userIds, 'deletion_date');
    if (removed.length > 0) writeAudit(tx, deletionOf(id, removed));
    return removed.length;
  }
}

/** Who set the date is in the audit already; this says that it was carried out. */
const deletionOf = (platformId: string, people: readonly RemovedPerson[]): AuditRow => ({
  platformId,
  actor: { kind: 'service', service: 'identity' },
  action: 'user.deleted',
  subjects: people.map(({ userId }) => `user/${userId}`),
  details: { reason: 'deletion_date' },
  userAgent: null,
});
