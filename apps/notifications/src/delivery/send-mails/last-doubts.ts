import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { PASSWORD_MAILS } from '../../decisions/mail-decisions.rules.js';
import type { DropReason, LeasedMail } from '../mail-record.js';

/** What can have changed since a mail was decided on, asked once more for a whole batch at the moment of sending. */
@Injectable()
export class LastDoubts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Why mails must not go out any more, by mail. */
  async about(mails: readonly LeasedMail[]): Promise<ReadonlyMap<string, { gone: DropReason }>> {
    const switchedOff = await this.switchedOff(mails);
    const now = this.clock.now();
    const doubts = mails.flatMap((mail): [string, { gone: DropReason }][] => {
      if (switchedOff.has(mail.platformId) && !PASSWORD_MAILS.includes(mail.kind)) {
        return [[mail.id, { gone: 'mail_switched_off' }]];
      }
      return isOver(mail, now) ? [[mail.id, { gone: 'session_ended' }]] : [];
    });
    return new Map(doubts);
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
