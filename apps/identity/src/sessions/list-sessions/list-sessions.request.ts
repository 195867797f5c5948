import { PageRequest } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Query of `GET /v1/sessions`. */
export class ListSessionsRequest extends PageRequest {
  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ format: 'uuid', description: 'Only sessions of this path.' })
  pathId?: string;

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ format: 'uuid', description: 'Only sessions that this group owns.' })
  groupId?: string;

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Only sessions in which this person is enrolled: one’s own, or those that the caller may change, of people whom the caller may know.',
  })
  learnerId?: string;

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(100)
  @IsString()
  @ApiPropertyOptional({
    description: 'Part of the name of the session or of its path; case and accents do not matter.',
  })
  q?: string;
}
