import { Database } from '@rollcall/database';
import { InvitationLinksClient } from '../invitation-links.client.js';
import type { LeasedMail } from '../mail-record.js';
import type { FetchedSecrets } from './fetched-secrets.js';

interface Recipient {
  userId: string;
  status: 'invited' | 'active' | 'deleted';
  invitationId: string | null;
  /** Of the sessions that the mails are about, those that the person is enrolled in. */
  sessionIds: string[];
}

/**
 * The links of mails about sessions, by what their recipients are now: the link of the invitation while it is open
 * (N2), afterwards the address of the installation. Who accepts while a mail waits gets the mail all the same.
 */
export class FetchSessionLinks {
  private readonly publicUrl: string;

  constructor(
    private readonly database: Database,
    private readonly links: InvitationLinksClient,
    publicUrl: string,
  ) {
    this.publicUrl = publicUrl.replace(/\/+$/, '');
  }

  /**
   * By mail. Those of invited people whose link is not there are missing, and wait: either invitations has not heard of
   * the invitation yet, or this service has not heard of its end.
   */
  async of(mails: readonly LeasedMail[]): Promise<ReadonlyMap<string, FetchedSecrets>> {
    if (mails.length === 0) return new Map();
    const people = await this.recipientsOf(mails);
    const invitations = [...people.values()].flatMap(({ status, invitationId }) =>
      status === 'invited' && invitationId !== null ? [invitationId] : [],
    );
    const links = await this.links.linksOf(invitations);
    const fetched = mails.map((mail): [string, FetchedSecrets | undefined] => {
      const person = people.get(mail.userId);
      if (!person || person.status === 'deleted') return [mail.id, { gone: 'recipient_deleted' }];
      if (mail.sessionId && !person.sessionIds.includes(mail.sessionId))
        return [mail.id, { gone: 'session_left' }];
      if (person.status === 'active') return [mail.id, this.signedIn(mail)];
      const link = links.get(person.invitationId ?? '')?.link;
      return [mail.id, link ? { secrets: { link, joins: 'yes' } } : undefined];
    });
    return new Map(fetched.filter((entry): entry is [string, FetchedSecrets] => entry[1] !== undefined));
  }

  private signedIn({ sessionId }: LeasedMail): FetchedSecrets {
    const link = sessionId ? `${this.publicUrl}/?session=${sessionId}` : `${this.publicUrl}/`;
    return { secrets: { link, joins: null } };
  }

  private async recipientsOf(mails: readonly LeasedMail[]): Promise<Map<string, Recipient>> {
    const rows = await this.database.query<Recipient>(
      'installation',
      `SELECT r.user_id AS "userId", r.status, r.invitation_id AS "invitationId",
              (SELECT coalesce(json_agg(e.session_id), '[]') FROM enrolments e
                WHERE e.user_id = r.user_id AND e.session_id = ANY ($2::uuid[]) AND e.status = 'published') AS "sessionIds"
         FROM recipients r WHERE r.user_id = ANY ($1::uuid[])`,
      [
        [...new Set(mails.map(({ userId }) => userId))],
        [...new Set(mails.flatMap(({ sessionId }) => sessionId ?? []))],
      ],
    );
    return new Map(rows.map((row) => [row.userId, row]));
  }
}
