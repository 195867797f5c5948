import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { LostMembership } from '../memberships/membership.answer.js';
import type { VisibilityChange } from './zone.rules.js';

/** A person who gets or loses rights. */
export class AffectedPerson {
  @ApiProperty({ format: 'uuid' })
  userId: string;

  @ApiProperty()
  firstName: string;

  @ApiProperty()
  lastName: string;
}

/** A membership that somebody gets. */
export class GainedMembership {
  @ApiProperty({ format: 'uuid' })
  userId: string;

  @ApiProperty({ format: 'uuid' })
  groupId: string;

  @ApiProperty({ enum: ASSIGNABLE_ROLES })
  role: AssignableRole;

  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'The group that it spread from.',
  })
  viaGroupId: string | null;
}

/** A membership that somebody loses. */
export class LostMembershipOfPerson extends LostMembership {
  @ApiProperty({ format: 'uuid' })
  userId: string;
}

/** An enrolment that begins or ends. */
export class AffectedEnrolment {
  @ApiProperty({ format: 'uuid' })
  sessionId: string;

  @ApiProperty({ format: 'uuid' })
  userId: string;
}

/** A person who is deleted. */
export class DeletedPerson {
  @ApiProperty({ format: 'uuid' })
  userId: string;
}

/** An invitation that ends. */
export class EndedInvitation extends DeletedPerson {
  @ApiProperty({ format: 'uuid' })
  invitationId: string;
}

/** Which groups come to see each other, and which no longer do. */
export class VisibilityEffect implements VisibilityChange {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Groups that change zone.' })
  groupIds: string[];

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'Groups that they are connected to from now on.',
  })
  connected: string[];

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'Groups that they are no longer connected to.',
  })
  separated: string[];
}

/** How many of each there are; the lists name the first {@link MOST_LISTED}. */
export class EffectTotals {
  @ApiProperty()
  addedMemberships: number;

  @ApiProperty()
  removedMemberships: number;

  @ApiProperty()
  addedEnrolments: number;

  @ApiProperty()
  droppedEnrolments: number;

  @ApiProperty()
  deletedPeople: number;

  @ApiProperty()
  cancelledInvitations: number;

  @ApiProperty()
  deletedGroups: number;
}

/** Most entries of one list; `totals` always counts all. */
export const MOST_LISTED = 1_000;

/** What a change of the tree does to people (G21-G26): answer of a dry run. */
export class GroupEffects {
  @ApiProperty({ type: [GainedMembership], description: 'Learners who spread upwards (D-02, D-03).' })
  addedMemberships: GainedMembership[];

  @ApiProperty({ type: [LostMembershipOfPerson], description: 'Roles that people lose who stay (G25).' })
  removedMemberships: LostMembershipOfPerson[];

  @ApiProperty({ type: [AffectedPerson], description: 'Who becomes administrator of the group (G14, G23).' })
  gainedAdmins: AffectedPerson[];

  @ApiProperty({ type: [AffectedPerson], description: 'Who no longer administers the group (G23).' })
  lostAdmins: AffectedPerson[];

  @ApiProperty({ type: [AffectedPerson], description: 'Who becomes user admin of the group (D-04).' })
  gainedUserAdmins: AffectedPerson[];

  @ApiProperty({ type: [AffectedPerson], description: 'Who is no longer user admin of the group.' })
  lostUserAdmins: AffectedPerson[];

  @ApiProperty({ type: VisibilityEffect, description: 'Who sees whom (G16, G17).' })
  visibility: VisibilityEffect;

  @ApiProperty({ type: [AffectedEnrolment], description: 'Dynamic sessions that people come into (PS3).' })
  addedEnrolments: AffectedEnrolment[];

  @ApiProperty({ type: [AffectedEnrolment], description: 'Sessions that people are taken out of (G26).' })
  droppedEnrolments: AffectedEnrolment[];

  @ApiProperty({ type: [DeletedPerson], description: 'People who are in no other group: deleted (G25).' })
  deletedPeople: DeletedPerson[];

  @ApiProperty({ type: [EndedInvitation], description: 'Open invitations of those (D-34).' })
  cancelledInvitations: EndedInvitation[];

  @ApiProperty({ type: [String], format: 'uuid', description: 'Groups that go, from the top down (G25).' })
  deletedGroups: string[];

  @ApiProperty({ type: EffectTotals, description: `All of them; each list names at most ${MOST_LISTED}.` })
  totals: EffectTotals;
}

type Lists = Omit<GroupEffects, 'totals' | 'visibility'>;

const NOTHING: Lists = {
  addedMemberships: [],
  removedMemberships: [],
  gainedAdmins: [],
  lostAdmins: [],
  gainedUserAdmins: [],
  lostUserAdmins: [],
  addedEnrolments: [],
  droppedEnrolments: [],
  deletedPeople: [],
  cancelledInvitations: [],
  deletedGroups: [],
};

/** Effects as they are answered: the beginning of each list, and how long each is in all. */
export function groupEffects(
  happened: Partial<Lists>,
  visibility: VisibilityChange = { groupIds: [], connected: [], separated: [] },
): GroupEffects {
  const all = { ...NOTHING, ...happened };
  const cut = Object.entries(all).map(([name, list]) => [name, list.slice(0, MOST_LISTED)]);
  const totals = {
    addedMemberships: all.addedMemberships.length,
    removedMemberships: all.removedMemberships.length,
    addedEnrolments: all.addedEnrolments.length,
    droppedEnrolments: all.droppedEnrolments.length,
    deletedPeople: all.deletedPeople.length,
    cancelledInvitations: all.cancelledInvitations.length,
    deletedGroups: all.deletedGroups.length,
  };
  return { ...(Object.fromEntries(cut) as Lists), visibility, totals };
}
