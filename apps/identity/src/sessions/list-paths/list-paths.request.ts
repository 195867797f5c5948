import { PageRequest } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Query of `GET /v1/paths`. */
export class ListPathsRequest extends PageRequest {
  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ format: 'uuid', description: 'Only paths that this group owns.' })
  groupId?: string;

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(100)
  @IsString()
  @ApiPropertyOptional({ description: 'Part of a name; case and accents do not matter.' })
  q?: string;
}
