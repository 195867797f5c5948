import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';

/** G27. */
const MOST_GROUPS = 2_000;

/** Body of `POST /v1/groups/deletions`. */
export class DeleteGroupsRequest {
  @IsUUID('all', { each: true })
  @ArrayUnique((id: unknown) => String(id).toLowerCase())
  @ArrayMaxSize(MOST_GROUPS)
  @ArrayMinSize(1)
  @IsArray()
  @ApiProperty({
    type: [String],
    format: 'uuid',
    minItems: 1,
    maxItems: MOST_GROUPS,
    description: 'Groups to delete, each with everything below it. All of them or none.',
  })
  groupIds: string[];
}
