import { eventually } from './eventually.js';
import { type Installation } from './installation.js';
import { DATA_SERVICES } from './migrated-database.js';

/** Waits until no event is to be published or handled any more, and no mail that is due is left. */
export async function settled(installation: Installation, withinMs = 60_000): Promise<void> {
  const open = [
    ...DATA_SERVICES.flatMap((service) => [
      `SELECT '${service}.outbox' AS what FROM ${service}.outbox WHERE published_at IS NULL`,
      `SELECT '${service}.inbox' FROM ${service}.inbox WHERE done_at IS NULL AND parked_at IS NULL`,
    ]),
    `SELECT 'mails' FROM notifications.mail_queue`,
  ].join(' UNION ALL ');
  let seenSettled = 0;
  await eventually(
    async () => {
      const rows = await installation.rows<{ what: string; count: number }>(
        `SELECT what, count(*)::int AS count FROM (${open}) AS work GROUP BY what`,
      );
      // Between broker and inbox an event is nowhere in the database for a moment.
      seenSettled = rows.length === 0 ? seenSettled + 1 : 0;
      if (seenSettled < 3) throw new Error(`There is work left: ${JSON.stringify(rows)}.`);
    },
    { withinMs },
  );
}
