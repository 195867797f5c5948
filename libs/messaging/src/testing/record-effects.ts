import type { CloudEvent } from '@rollcall/contracts';
import type { EventContext } from '../events/event-context.js';

/** The effect of the suite's handlers: one row for each event of the call. */
export async function recordEffects({ transaction, events }: EventContext): Promise<void> {
  const column = (read: (event: CloudEvent) => unknown): unknown[] => events.map(read);
  await transaction.execute(
    `insert into effects (event_id, type, subject, version, pid)
     select e.*, $5 from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[]) as e`,
    [
      column((event) => event.id),
      column((event) => event.type),
      column((event) => event.subject),
      column((event) => event.subjectversion),
      process.pid,
    ],
  );
}
