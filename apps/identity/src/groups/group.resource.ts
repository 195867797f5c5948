import { ApiProperty } from '@nestjs/swagger';

/** What the caller may do in a group. */
export const GROUP_RIGHTS = ['administer', 'managePeople'] as const;

/** A group, as the API shows it. */
export class GroupResource {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  parentId: string | null;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'Public groups pass their learners on to their parent (G9).' })
  public: boolean;

  @ApiProperty({ nullable: true, type: String, description: 'Free text about the group (G3).' })
  custom: string | null;

  @ApiProperty({ description: 'Active people in the group.' })
  memberCount: number;

  @ApiProperty({ description: 'Invited people in the group.' })
  invitedCount: number;

  @ApiProperty({ enum: GROUP_RIGHTS, isArray: true, description: 'What the caller may do here.' })
  rights: (typeof GROUP_RIGHTS)[number][];
}
