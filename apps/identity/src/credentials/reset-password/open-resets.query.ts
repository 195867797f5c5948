import type { Locale } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';

/** A link that still works, and whose it is. */
export interface OpenReset {
  userId: string;
  platformId: string;
  platformName: string;
  email: string;
  username: string | null;
  firstName: string;
  lastName: string;
  locale: Locale;
}

/** Looks up links; changes nothing (D-15). */
@Injectable()
export class OpenResets {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `link_closed` when it was used, has expired, or the person or the password is another one by now */
  async find(resetId: string): Promise<OpenReset> {
    const [reset] = await this.database.query<OpenReset>(
      'installation',
      `SELECT r.user_id AS "userId", r.platform_id AS "platformId", p.name AS "platformName", u.email, u.username,
              u.first_name AS "firstName", u.last_name AS "lastName", u.locale
         FROM password_resets r JOIN users u ON u.id = r.user_id JOIN platforms p ON p.id = r.platform_id
        WHERE r.id = $1 AND r.expires_at > now() AND u.status = 'active'`,
      [resetId],
    );
    if (!reset) throw linkClosed();
    return reset;
  }
}

/** The refusal of a link that does not work any more. */
export const linkClosed = (): DomainError =>
  new DomainError('link_closed', 'This link was used or has expired; ask for a new one.');
