import { ApiPropertyOptional } from '@nestjs/swagger';
import { API_SCOPE_NAMES, type ApiScope, IsInstant } from '@rollcall/platform';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, ValidateIf } from 'class-validator';
import { IsPersonName } from '../../users/is-person-name.decorator.js';

/** Left out is left alone; null is no value of these. */
const IfGiven = () => ValidateIf((_, value) => value !== undefined);

/** Body of `PATCH /v1/api-keys/{id}`. */
export class ChangeApiKeyRequest {
  @IfGiven()
  @IsPersonName()
  @ApiPropertyOptional({ maxLength: 100, description: 'The new name.' })
  name?: string;

  @IfGiven()
  @IsIn(API_SCOPE_NAMES, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(API_SCOPE_NAMES.length)
  @IsArray()
  @ApiPropertyOptional({
    enum: API_SCOPE_NAMES,
    isArray: true,
    description: 'What it opens from now on; tokens made before lose what is taken away.',
  })
  scopes?: ApiScope[];

  @IfGiven()
  @IsInstant()
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When it ends by itself: at most 366 days from now.',
  })
  expiresAt?: string;
}
