import { ApiProperty } from '@nestjs/swagger';

/** A mail as it is read, but for its secrets. */
export class MailPreviewAnswer {
  @ApiProperty() subject: string;
  @ApiProperty({ description: 'The HTML part, with `••••` for links and passwords.' }) html: string;
  @ApiProperty({ description: 'The plain text, with `••••` for links and passwords.' }) text: string;
}
