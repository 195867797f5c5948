import { DryRunRequest } from '../../groups/dry-run.request.js';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { REMOVAL_SCOPES, type RemovalScope } from '../removal.rules.js';

/** Query of `DELETE /v1/groups/{id}/members/{userId}`. */
export class RemoveMemberRequest extends DryRunRequest {
  @IsOptional()
  @IsIn(REMOVAL_SCOPES)
  @ApiPropertyOptional({
    enum: REMOVAL_SCOPES,
    default: 'publicSubgroups',
    description: 'Down to the next private subgroups, those excluded (G29), or all subgroups (G30).',
  })
  scope: RemovalScope = 'publicSubgroups';
}
