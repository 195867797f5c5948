import type { Transaction } from '@rollcall/database';
import type { MailTopic } from '../delivery/mail-kinds.rules.js';
import type { Unsubscription } from '../delivery/unsubscribe-links.js';

/** The SQL of what people asked not to be mailed (N11). The delivery looks at it, too, when it queues and sends. */
export const MailPreferencesStore = {
  /** Those of the given people who unsubscribed from a topic. */
  async unsubscribedFrom(
    tx: Transaction,
    topic: MailTopic,
    userIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `SELECT p.user_id AS id FROM unnest($2::uuid[]) AS given (id)
         JOIN mail_preferences p ON p.user_id = given.id AND p.topic = $1`,
      [topic, userIds],
    );
    return new Set(rows.map(({ id }) => id));
  },

  async isUnsubscribed(tx: Transaction, topic: MailTopic, userId: string): Promise<boolean> {
    return (await MailPreferencesStore.unsubscribedFrom(tx, topic, [userId])).has(userId);
  },

  /** A second click changes nothing. */
  async unsubscribe(tx: Transaction, { platformId, userId, topic }: Unsubscription, at: Date): Promise<void> {
    await tx.execute(
      `INSERT INTO mail_preferences (platform_id, user_id, topic, unsubscribed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [platformId, userId, topic, at],
    );
  },

  async subscribe(tx: Transaction, { userId, topic }: Unsubscription): Promise<void> {
    await tx.execute('DELETE FROM mail_preferences WHERE user_id = $1 AND topic = $2', [userId, topic]);
  },
};
