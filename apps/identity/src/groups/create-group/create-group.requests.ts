import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { IsMessage } from '../../users/is-message.decorator.js';
import { IsPersonName } from '../../users/is-person-name.decorator.js';

/** Body of `POST /v1/groups`. */
export class CreateGroupRequest {
  @IsPersonName()
  @ApiProperty({ maxLength: 100 })
  name: string;

  @IsUUID()
  @ApiProperty({ format: 'uuid' })
  parentId: string;

  @IsBoolean()
  @ApiProperty({ description: 'Public groups pass their learners on to their parent (G9).' })
  public: boolean;

  @IsOptional()
  @IsMessage()
  @ApiPropertyOptional({
    maxLength: 1000,
    nullable: true,
    type: String,
    description: 'Free text about the group, such as its number in another system (G3).',
  })
  custom?: string | null;
}
