import type { EventOf, Plan } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** A person after an event; null leaves what is known. */
interface RecipientChange {
  user_id: string;
  platform_id: string;
  status: 'invited' | 'active' | 'deleted';
  email: string | null;
  first_name: string | null;
  last_name: string | null;
  locale: string | null;
  version: number;
  updated_at: string;
}

type PersonEvent = EventOf<
  | 'identity.user-invited.v1'
  | 'identity.user-activated.v1'
  | 'identity.account-set-up.v1'
  | 'identity.user-deleted.v1'
  | 'identity.user-erased.v1'
>;
type PlatformEvent = EventOf<'identity.platform-created.v1' | 'identity.platform-updated.v1'>;

/** What every event of a person tells; a deleted person keeps nothing but the id here. */
const changeBy = (event: PersonEvent, status: RecipientChange['status']): RecipientChange => ({
  user_id: event.data.userId,
  platform_id: event.platformid,
  status,
  email: 'email' in event.data ? event.data.email : null,
  first_name: 'firstName' in event.data ? event.data.firstName : null,
  last_name: 'lastName' in event.data ? event.data.lastName : null,
  locale: 'locale' in event.data ? event.data.locale : null,
  version: event.subjectversion,
  updated_at: event.time,
});

/** The SQL of the people and platforms that mails go to. Older versions never overwrite newer ones. */
export const RecipientsStore = {
  async record(
    tx: Transaction,
    events: readonly PersonEvent[],
    status: RecipientChange['status'],
  ): Promise<void> {
    const changes = JSON.stringify(events.map((event) => changeBy(event, status)));
    await tx.execute(
      `INSERT INTO recipients AS known
              (user_id, platform_id, status, email, first_name, last_name, locale, version, updated_at)
       SELECT user_id, platform_id, status, email, first_name, last_name, locale, version, updated_at
         FROM jsonb_to_recordset($1::jsonb) AS change (user_id uuid, platform_id uuid, status text, email text,
              first_name text, last_name text, locale text, version bigint, updated_at timestamptz)
       ON CONFLICT (user_id) DO UPDATE SET
         status = excluded.status,
         email = CASE WHEN excluded.status <> 'deleted' THEN coalesce(excluded.email, known.email) END,
         first_name = CASE WHEN excluded.status <> 'deleted' THEN coalesce(excluded.first_name, known.first_name) END,
         last_name = CASE WHEN excluded.status <> 'deleted' THEN coalesce(excluded.last_name, known.last_name) END,
         locale = coalesce(excluded.locale, known.locale),
         version = excluded.version,
         updated_at = excluded.updated_at
       WHERE known.version < excluded.version`,
      [changes],
    );
  },

  /** Names, address and language after an edit, of people who are known. */
  async recordEdits(tx: Transaction, events: readonly EventOf<'identity.user-updated.v1'>[]): Promise<void> {
    await tx.execute(
      `UPDATE recipients known SET email = e.email, first_name = e."firstName", last_name = e."lastName",
              locale = e.locale, version = e.version, updated_at = e.time
         FROM (SELECT DISTINCT ON ("userId") * FROM jsonb_to_recordset($1::jsonb) AS edit ("userId" uuid, email text,
                 "firstName" text, "lastName" text, locale text, version bigint, time timestamptz)
                ORDER BY "userId", version DESC) e
        WHERE known.user_id = e."userId" AND known.version < e.version AND known.status <> 'deleted'`,
      [JSON.stringify(events.map(({ data, subjectversion: version, time }) => ({ ...data, version, time })))],
    );
  },

  async recordPlatforms(tx: Transaction, events: readonly PlatformEvent[]): Promise<void> {
    await tx.execute(
      `INSERT INTO platforms AS known (platform_id, name, plan, locale, version)
       SELECT platform_id, name, plan, locale, version
         FROM jsonb_to_recordset($1::jsonb) AS change (platform_id uuid, name text, plan text, locale text, version bigint)
       ON CONFLICT (platform_id) DO UPDATE SET
         name = excluded.name, plan = excluded.plan, locale = excluded.locale, version = excluded.version
       WHERE known.version < excluded.version`,
      [
        JSON.stringify(
          events.map(({ data, subjectversion }) => ({
            platform_id: data.platformId,
            name: data.name,
            plan: data.plan,
            locale: data.locale,
            version: subjectversion,
          })),
        ),
      ],
    );
  },

  /** What is known of a person and their platform. */
  async find(
    tx: Transaction,
    platformId: string,
    userId: string,
  ): Promise<{ isKnown: boolean; plan: Plan | null }> {
    const [row] = await tx.query<{ isKnown: boolean; plan: Plan | null }>(
      `SELECT EXISTS (SELECT FROM recipients WHERE platform_id = $1 AND user_id = $2) AS "isKnown",
              (SELECT plan FROM platforms WHERE platform_id = $1) AS plan`,
      [platformId, userId],
    );
    return { isKnown: row?.isKnown ?? false, plan: row?.plan ?? null };
  },

  /** Those of the given platforms that are known to be on a plan. */
  async platformsOnPlan(tx: Transaction, platformIds: readonly string[], plan: string): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `SELECT platform_id AS id FROM platforms WHERE platform_id = ANY ($1::uuid[]) AND plan = $2`,
      [platformIds, plan],
    );
    return new Set(rows.map(({ id }) => id));
  },
};
