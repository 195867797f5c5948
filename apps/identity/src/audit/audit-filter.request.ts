import { PageRequest } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

/** Which events of the audit are asked for; query of its list and of its export. */
export class AuditFilter extends PageRequest {
  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ format: 'uuid', description: 'What this person or this API key did.' })
  actor?: string;

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'What was done to this person, group, invitation, session or API key.',
  })
  subject?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9 /:.-]+$/, { message: 'action must be the name of an action, such as user.deleted' })
  @MaxLength(100)
  @IsString()
  @ApiPropertyOptional({
    example: 'user.deleted',
    description: 'Exact; or the part before the dot for all of it.',
  })
  action?: string;

  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  @ApiPropertyOptional({ format: 'date-time', description: 'Not before this time.' })
  from?: string;

  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  @ApiPropertyOptional({ format: 'date-time', description: 'Before this time.' })
  to?: string;

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(100)
  @IsString()
  @ApiPropertyOptional({
    description:
      'Part of an action, address, program, request id, or of the name or email of who did it, or of the name of the API key.',
  })
  q?: string;
}
