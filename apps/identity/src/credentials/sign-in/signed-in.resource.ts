import { LOCALES, type Locale, type SignInAnswer } from '@rollcall/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** Who signed in. */
export class SignedInUserResource {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) platformId: string;
  @ApiProperty() firstName: string;
  @ApiProperty() lastName: string;
  @ApiProperty({ type: String, format: 'email', nullable: true }) email: string | null;
  @ApiProperty({ enum: LOCALES }) locale: Locale;
}

/** Answer of `POST /v1/auth/login`. */
export class SignedInResource implements SignInAnswer {
  @ApiProperty({ description: 'Bearer token.' }) accessToken: string;
  @ApiProperty({ type: 'integer', description: 'Seconds until it ends.' }) expiresIn: number;

  @ApiProperty({
    description:
      'While true every call but a change of the password, `GET /v1/auth/me` and the sign-out is 403 `password_change_required`.',
  })
  passwordChangeRequired: boolean;

  @ApiProperty({ type: SignedInUserResource }) user: SignedInUserResource;
}
