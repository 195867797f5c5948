import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsUUID } from 'class-validator';
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
}
