import { LOCALES, type Locale } from '@rollcall/contracts';
import { DomainError } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { maskEmail } from '../../users/email-address.rules.js';
import { PASSWORD_LENGTH } from '../password.rules.js';
import { ResetToken } from '../reset-token.js';
import { OpenResets } from './open-resets.query.js';

class PasswordRulesResource {
  @ApiProperty({ type: 'integer' }) minLength: number;
  @ApiProperty({ type: 'integer' }) maxLength: number;
}

/** Answer of `GET /v1/auth/password-resets/{token}`. */
export class ResetLinkResource {
  @ApiProperty()
  platformName: string;

  @ApiProperty({ description: 'Masked.', example: 'a***@example.org' })
  email: string;

  @ApiProperty({ enum: LOCALES })
  locale: Locale;

  @ApiProperty({ type: PasswordRulesResource })
  passwordRules: PasswordRulesResource;
}

/** Tells the holder of a link what it leads to; never changes anything (D-15). */
@Injectable()
export class LookUpResetQuery {
  constructor(
    private readonly tokens: ResetToken,
    private readonly resets: OpenResets,
  ) {}

  /** @throws DomainError `link_unknown`, `link_closed` */
  async execute(token: string): Promise<ResetLinkResource> {
    const claim = this.tokens.read(token);
    if (!claim) throw new DomainError('link_unknown', 'This link is not known.');
    const { platformName, email, locale } = await this.resets.find(claim.resetId);
    const passwordRules = { minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max };
    return { platformName, email: maskEmail(email), locale, passwordRules };
  }
}
