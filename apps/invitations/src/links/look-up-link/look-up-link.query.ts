import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { LOCALES, type Locale } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { InvitationToken } from '../../invitations/invitation-token.js';
import { linkRefusal } from '../../invitations/invitation.errors.js';
import { linkStanding, maskEmail } from '../../invitations/invitation.rules.js';
import { findByLink } from '../../invitations/invitation.store.js';
import { PASSWORD_LENGTH } from '../../invitations/password-length.rules.js';

/** What a password must be. */
export class PasswordRulesAnswer {
  @ApiProperty({ type: 'integer' }) minLength: number;
  @ApiProperty({ type: 'integer' }) maxLength: number;
}

/** What the holder of a link may know before accepting: just enough to recognise the invitation (V2). */
export class LinkAnswer {
  @ApiProperty() platformName: string;
  @ApiProperty({ description: 'Masked.', example: 'a***@e***.org' }) email: string;
  @ApiProperty({ enum: LOCALES }) locale: Locale;
  @ApiProperty() passwordRules: PasswordRulesAnswer;
}

/** What an open link leads to. Reads only: mail scanners open links too (D-15). */
@Injectable()
export class LookUpLinkQuery {
  constructor(
    private readonly database: Database,
    private readonly tokens: InvitationToken,
  ) {}

  /** @throws DomainError `link_unknown`, `link_closed`, `link_superseded` */
  async lookUp(token: string): Promise<LinkAnswer> {
    const link = this.tokens.read(token);
    if (!link) throw linkRefusal('unknown');
    const invitation = await this.database.transaction('installation', (tx) =>
      findByLink(tx, link.invitationId),
    );
    const standing = linkStanding(link, invitation && { ...invitation, keyId: invitation.linkKeyId });
    if (!invitation || (standing !== 'open' && standing !== 'accepting')) {
      throw linkRefusal(standing === 'open' ? 'unknown' : standing);
    }
    const { platformName, email, locale } = invitation;
    const passwordRules = { minLength: PASSWORD_LENGTH.minimum, maxLength: PASSWORD_LENGTH.maximum };
    return { platformName, email: maskEmail(email), locale, passwordRules };
  }
}
