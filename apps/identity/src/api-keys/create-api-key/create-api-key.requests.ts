import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { API_SCOPE_NAMES, type ApiScope, IsInstant } from '@rollcall/platform';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, ValidateIf } from 'class-validator';
import { IsPersonName } from '../../users/is-person-name.decorator.js';

/** Body of `POST /v1/api-keys`. */
export class CreateApiKeyRequest {
  /** It is the sender of invitations that the key sends, so it has to be a name (V27). */
  @IsPersonName()
  @ApiProperty({
    maxLength: 100,
    example: 'HR sync',
    description: 'What it is for. Shown as the name of who acted, also in the mails of its invitations.',
  })
  name: string;

  @IsIn(API_SCOPE_NAMES, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(API_SCOPE_NAMES.length)
  @IsArray()
  @ApiProperty({
    enum: API_SCOPE_NAMES,
    isArray: true,
    description: 'What it opens; none opens nothing yet.',
  })
  scopes: ApiScope[];

  @ValidateIf((_, value) => value !== undefined)
  @IsInstant()
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When it ends by itself: at most 366 days from now; in 365 days unless given.',
  })
  expiresAt?: string;
}
