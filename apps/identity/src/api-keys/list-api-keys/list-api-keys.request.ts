import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageRequest } from '@rollcall/platform';
import { IsIn, IsOptional } from 'class-validator';
import { KEY_STATUSES, type KeyStatus } from '../api-key.resource.js';

/** Query of `GET /v1/api-keys`. */
export class ListApiKeysRequest extends PageRequest {
  @IsOptional()
  @IsIn(KEY_STATUSES)
  @ApiPropertyOptional({ enum: KEY_STATUSES, description: 'Only those; all unless given.' })
  status?: KeyStatus;
}
