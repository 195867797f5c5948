import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { PASSWORD_MAILS } from '../../decisions/mail-decisions.rules.js';
import { DeletionDatesClient } from '../deletion-dates.client.js';
import type { DropReason, LeasedMail } from '../mail-record.js';
import { dayInWords } from '../moment-in-words.js';
import type { SecretOwner } from '../owner-pause.rules.js';
import type { FetchedSecrets } from './fetched-secrets.js';

type Doubt = Extract<FetchedSecrets, { gone: DropReason } | { waitsFor: SecretOwner }>;

/** What can have changed since a mail was decided on, asked once more for a whole batch at the moment of sending. */
@Injectable()
export class LastDoubts {
  private readonly logger = new Logger(LastDoubts.name);

  constructor(
    private readonly database: Database,
    private readonly deletionDates: DeletionDatesClient,
    private readonly clock: Clock,
  ) {}

  /** Why mails must not go out any more, or not now, by mail. */
  async about(mails: readonly LeasedMail[]): Promise<ReadonlyMap<string, Doubt>> {
    const [switchedOff, deleted, notices] = await Promise.all([
      this.switchedOff(mails),
      this.ofDeleted(mails),
      this.aboutNotices(mails.filter(({ kind }) => kind === 'deletion_notice')),
    ]);
    const now = this.clock.now();
    const doubts = mails.flatMap((mail): [string, Doubt][] => {
      if (switchedOff.has(mail.platformId) && !PASSWORD_MAILS.includes(mail.kind)) {
        return [[mail.id, { gone: 'mail_switched_off' }]];
      }
      if (deleted.has(mail.id)) return [[mail.id, { gone: 'recipient_deleted' }]];
      return isOver(mail, now) ? [[mail.id, { gone: 'session_ended' }]] : [];
    });
    return new Map([...notices, ...doubts]);
  }

  /** Notices of a deletion that was called off or put off, or that has happened (S5). */
  private async aboutNotices(notices: readonly LeasedMail[]): Promise<[string, Doubt][]> {
    try {
      const dates = await this.deletionDates.datesOf(notices.map(({ userId }) => userId));
      return notices.flatMap((mail): [string, Doubt][] => {
        const date = dates.get(mail.userId);
        if (date === undefined) return [[mail.id, { gone: 'recipient_deleted' }]];
        return isTold(mail, date) ? [] : [[mail.id, { gone: 'deletion_date_changed' }]];
      });
    } catch (err) {
      this.logger.warn({ err, mails: notices.length }, 'Deletion dates could not be asked for; notices wait');
      return notices.map((mail) => [mail.id, { waitsFor: 'identity' }]);
    }
  }

  /**
   * Mails to people who were deleted since: they are given up then, but for those that a worker has in hand, and it may
   * die. Mails of an invitation end with it: by now there may be another one.
   */
  private async ofDeleted(mails: readonly LeasedMail[]): Promise<ReadonlySet<string>> {
    const asked = mails.filter(({ invitationId }) => invitationId === null);
    const rows = await this.database.query<{ id: string }>(
      'installation',
      `SELECT mail.id FROM jsonb_to_recordset($1::jsonb) AS mail (id uuid, "userId" uuid, "queuedAt" timestamptz)
         JOIN recipients r ON r.user_id = mail."userId" AND r.status = 'deleted' AND r.updated_at >= mail."queuedAt"`,
      [JSON.stringify(asked.map(({ id, userId, queuedAt }) => ({ id, userId, queuedAt })))],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Platforms that want nothing but mails about passwords (N13). */
  private async switchedOff(mails: readonly LeasedMail[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      'installation',
      'SELECT platform_id AS id FROM platforms WHERE platform_id = ANY ($1::uuid[]) AND NOT mail_enabled',
      [[...new Set(mails.map(({ platformId }) => platformId))]],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

/** Whether a mail waited past the end of its session; one that was written as late does not mind. */
function isOver({ sessionId, variables }: LeasedMail, now: Date): boolean {
  const { endsAt, isLate } = variables;
  return Boolean(sessionId) && typeof endsAt === 'string' && !isLate && new Date(endsAt) <= now;
}

/** Whether this day is what the notice tells of; those of a former release say it in words only. */
function isTold({ locale, variables }: LeasedMail, date: string | null): boolean {
  const { deletionDay, deletionDate } = variables;
  if (date === null) return false;
  return deletionDay === undefined ? deletionDate === dayInWords(date, locale) : deletionDay === date;
}
