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
  time_zone: string | null;
  invitation_id: string | null;
  version: number;
  updated_at: string;
}

/** A person, and what their platform has to say about mail. */
export interface KnownRecipient {
  status: RecipientChange['status'];
  plan: Plan;
  mailEnabled: boolean;
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
  time_zone: 'timeZone' in event.data ? (event.data.timeZone ?? null) : null,
  // Of a deletion it is the one that ended.
  invitation_id:
    status === 'invited' && 'invitationId' in event.data ? (event.data.invitationId ?? null) : null,
  version: event.subjectversion,
  updated_at: event.time,
});

/** What a platform's people are mailed unless it says otherwise (D-28). */
const DEFAULT_MAIL_SETTINGS = {
  mailEnabled: true,
  blockWeekendReminders: false,
  sessionReminderDays: [7, 1],
  weeklyLateReminders: true,
};

const platformRow = ({ data, subjectversion }: PlatformEvent): Record<string, unknown> => {
  const { mailSettings = DEFAULT_MAIL_SETTINGS, ...platform } = data;
  return { ...platform, ...mailSettings, version: subjectversion };
};

/** The SQL of the people and platforms that mails go to. Older versions never overwrite newer ones. */
export const RecipientsStore = {
  /** An older event only fills in who a person is, of whom nothing was heard but the activation. */
  async record(
    tx: Transaction,
    events: readonly PersonEvent[],
    status: RecipientChange['status'],
  ): Promise<void> {
    const changes = JSON.stringify(events.map((event) => changeBy(event, status)));
    await tx.execute(
      `INSERT INTO recipients AS known
              (user_id, platform_id, status, email, first_name, last_name, locale, time_zone, invitation_id, version, updated_at)
       SELECT user_id, platform_id, status, email, first_name, last_name, locale, time_zone, invitation_id, version, updated_at
         FROM jsonb_to_recordset($1::jsonb) AS change (user_id uuid, platform_id uuid, status text, email text,
              first_name text, last_name text, locale text, time_zone text, invitation_id uuid, version bigint,
              updated_at timestamptz) ORDER BY user_id
       ON CONFLICT (user_id) DO UPDATE SET
         status = CASE WHEN known.version < excluded.version THEN excluded.status ELSE known.status END,
         email = CASE WHEN excluded.status <> 'deleted' THEN coalesce(excluded.email, known.email) END,
         first_name = CASE WHEN excluded.status <> 'deleted' THEN coalesce(excluded.first_name, known.first_name) END,
         last_name = CASE WHEN excluded.status <> 'deleted' THEN coalesce(excluded.last_name, known.last_name) END,
         locale = coalesce(excluded.locale, known.locale),
         time_zone = coalesce(excluded.time_zone, known.time_zone),
         invitation_id = CASE WHEN excluded.status <> 'deleted' THEN coalesce(excluded.invitation_id, known.invitation_id) END,
         version = greatest(known.version, excluded.version),
         updated_at = greatest(known.updated_at, excluded.updated_at)
       WHERE known.version < excluded.version
          OR known.status = 'active' AND known.locale IS NULL AND excluded.locale IS NOT NULL`,
      [changes],
    );
  },

  /** Names, address and language after an edit, of people who are known. */
  async recordEdits(tx: Transaction, events: readonly EventOf<'identity.user-updated.v1'>[]): Promise<void> {
    await tx.execute(
      `UPDATE recipients known SET email = e.email, first_name = e."firstName", last_name = e."lastName",
              locale = e.locale, version = e.version, updated_at = e.time,
              time_zone = CASE WHEN e."tellsZone" THEN e."timeZone" ELSE known.time_zone END
         FROM (SELECT DISTINCT ON ("userId") * FROM jsonb_to_recordset($1::jsonb) AS edit ("userId" uuid, email text,
                 "firstName" text, "lastName" text, locale text, version bigint, time timestamptz,
                 "timeZone" text, "tellsZone" boolean)
                ORDER BY "userId", version DESC) e
        WHERE known.user_id = e."userId" AND known.version < e.version AND known.status <> 'deleted'`,
      [
        JSON.stringify(
          events.map(({ data, subjectversion: version, time }) => ({
            ...data,
            tellsZone: data.timeZone !== undefined,
            version,
            time,
          })),
        ),
      ],
    );
  },

  async recordPlatforms(tx: Transaction, events: readonly PlatformEvent[]): Promise<void> {
    await tx.execute(
      `INSERT INTO platforms AS known (platform_id, name, plan, locale, version, time_zone, mail_enabled,
                                       block_weekend_reminders, session_reminder_days, weekly_late_reminders)
       SELECT "platformId", name, plan, locale, version, "timeZone", "mailEnabled", "blockWeekendReminders",
              "sessionReminderDays", "weeklyLateReminders"
         FROM jsonb_to_recordset($1::jsonb) AS change ("platformId" uuid, name text, plan text, locale text,
              version bigint, "timeZone" text, "mailEnabled" boolean, "blockWeekendReminders" boolean,
              "sessionReminderDays" int[], "weeklyLateReminders" boolean)
       ON CONFLICT (platform_id) DO UPDATE SET
         name = excluded.name, plan = excluded.plan, locale = excluded.locale, version = excluded.version,
         time_zone = excluded.time_zone, mail_enabled = excluded.mail_enabled,
         block_weekend_reminders = excluded.block_weekend_reminders,
         session_reminder_days = excluded.session_reminder_days,
         weekly_late_reminders = excluded.weekly_late_reminders
       WHERE known.version < excluded.version`,
      [JSON.stringify(events.map(platformRow))],
    );
  },

  /** What is known of a person and their platform. */
  async find(
    tx: Transaction,
    platformId: string,
    userId: string,
  ): Promise<{ isKnown: boolean; platform: Omit<KnownRecipient, 'status'> | null }> {
    const [[known], [platform]] = await Promise.all([
      tx.query<{ isKnown: boolean }>(
        'SELECT EXISTS (SELECT FROM recipients WHERE platform_id = $1 AND user_id = $2) AS "isKnown"',
        [platformId, userId],
      ),
      tx.query<Omit<KnownRecipient, 'status'>>(
        'SELECT plan, mail_enabled AS "mailEnabled" FROM platforms WHERE platform_id = $1',
        [platformId],
      ),
    ]);
    return { isKnown: known?.isKnown ?? false, platform: platform ?? null };
  },

  /** People as far as it matters whether they may be written to. */
  async known(tx: Transaction, userIds: readonly string[]): Promise<Map<string, KnownRecipient>> {
    const rows = await tx.query<KnownRecipient & { userId: string }>(
      `SELECT r.user_id AS "userId", r.status, p.plan, p.mail_enabled AS "mailEnabled"
         FROM recipients r JOIN platforms p ON p.platform_id = r.platform_id WHERE r.user_id = ANY ($1::uuid[])`,
      [userIds],
    );
    return new Map(rows.map((row) => [row.userId, row]));
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
