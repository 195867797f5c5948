import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { IsMessage } from '../../users/is-message.decorator.js';
import { IsPersonName } from '../../users/is-person-name.decorator.js';

/** Left out is left alone; null is no value of these. */
const IfGiven = () => ValidateIf((_, value) => value !== undefined);

/** Body of `PATCH /v1/groups/{id}`. */
export class ChangeGroupRequest {
  @IfGiven()
  @IsPersonName()
  @ApiPropertyOptional({ maxLength: 100, description: 'The new name.' })
  name?: string;

  @IfGiven()
  @IsBoolean()
  @ApiPropertyOptional({
    description: 'Made public, its learners spread upwards (D-02); made private, nobody leaves (G21).',
  })
  public?: boolean;

  @IfGiven()
  @IsUUID()
  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'The new parent, administered by the caller too (G24), not the group itself or below it (G4).',
  })
  parentId?: string;

  @IsOptional()
  @IsMessage()
  @ApiPropertyOptional({
    maxLength: 1000,
    nullable: true,
    type: String,
    description: 'Free text about the group (G3); null takes it off.',
  })
  custom?: string | null;
}
