import { ApiProperty } from '@nestjs/swagger';
import { LOCALES, type Locale, type SignInAnswer } from '@rollcall/contracts';

const ID = { format: 'uuid' } as const;

/** The person that the invitation made active. */
class AcceptedUserAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty(ID) platformId: string;
  @ApiProperty() firstName: string;
  @ApiProperty() lastName: string;
  @ApiProperty({ type: String, format: 'email', nullable: true }) email: string | null;
  @ApiProperty({ enum: LOCALES }) locale: Locale;
}

/** Accepting signs in: the same answer as that of a sign-in. */
export class AcceptanceAnswer implements SignInAnswer {
  @ApiProperty({ description: 'Bearer token.' }) accessToken: string;
  @ApiProperty({ type: 'integer', description: 'Seconds until it ends.' }) expiresIn: number;
  @ApiProperty() passwordChangeRequired: boolean;
  @ApiProperty() user: AcceptedUserAnswer;
}
