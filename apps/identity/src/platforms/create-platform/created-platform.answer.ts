import { ApiProperty } from '@nestjs/swagger';

/** Answer of `POST /v1/platforms`. */
export class CreatedPlatform {
  @ApiProperty({ format: 'uuid', description: 'The platform.' })
  id: string;

  @ApiProperty({ description: 'Its short name.' })
  slug: string;

  @ApiProperty({ format: 'uuid', description: 'Its platform group, the root of the tree.' })
  rootGroupId: string;

  @ApiProperty({ format: 'uuid', description: 'Its owner, who is active.' })
  ownerId: string;
}
