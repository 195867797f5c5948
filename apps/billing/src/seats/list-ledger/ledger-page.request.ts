import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { PageRequest } from '../../paging/page.request.js';

/** Which entries of the ledger. */
export class LedgerPageRequest extends PageRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only the entries of this person.' })
  @IsUUID()
  @IsOptional()
  userId?: string;
}
