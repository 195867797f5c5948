import { MEMBERSHIP_ORIGINS, type MembershipOrigin } from '@rollcall/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** What became of an address. */
export const INVITE_OUTCOMES = [
  'invited',
  'already_invited_updated',
  'restored',
  'already_active',
  'rejected',
] as const;

/** What became of one address of an invite. */
export class InviteResult {
  @ApiProperty({
    description: 'The address, in the form in which it is stored; as given when it was rejected.',
  })
  email: string;

  @ApiProperty({ enum: INVITE_OUTCOMES })
  outcome: (typeof INVITE_OUTCOMES)[number];

  @ApiPropertyOptional({ description: 'Why it was rejected.', example: 'email_syntax_invalid' })
  code?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  userId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  invitationId?: string;

  @ApiPropertyOptional({
    description:
      'Whether the person is enrolled in the session now; only when invited from one. Who is active already is enrolled if the caller may enrol them, and is not mailed an invitation.',
  })
  enrolled?: boolean;
}

/** Answer of `POST /v1/invitations` and of its like below a session: one result per distinct address, in the order given. */
export class InviteAnswer {
  @ApiProperty({ type: [InviteResult] })
  results: InviteResult[];
}

/** A group that people would come into. */
export class JoinedGroup {
  @ApiProperty({ format: 'uuid' })
  groupId: string;

  @ApiProperty({
    enum: MEMBERSHIP_ORIGINS,
    description: 'Chosen for this group, or spread upwards from a chosen one (G9).',
  })
  origin: MembershipOrigin;

  @ApiProperty({ description: 'How many of the people would get a role in it that they do not have yet.' })
  people: number;
}

/** What an invite leads to besides the outcomes. */
export class InviteEffects {
  @ApiProperty({
    description: 'Invitations that would be mailed; who is invited already, or active, gets none (D-09).',
  })
  mails: number;

  @ApiProperty({ type: [JoinedGroup], description: 'Chosen groups first.' })
  groups: JoinedGroup[];
}

/**
 * Answer of a dry run of an invite: the outcomes that the call would have, whatever they are, without the ids of people
 * and invitations that do not exist yet.
 */
export class InvitePreview extends InviteAnswer {
  @ApiProperty({ type: InviteEffects })
  effects: InviteEffects;
}
