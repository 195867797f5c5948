import { CreateIdempotencyRecords1764000000001 } from '@rollcall/database';
import { messagingMigrations } from '@rollcall/messaging';
import { AddGroupCustomText1764100010100 } from './migrations/add-group-custom-text.migration.js';
import { AddImportLimits1764300000200 } from './migrations/add-import-limits.migration.js';
import { AddLifecycle1764100020100 } from './migrations/add-lifecycle.migration.js';
import { AddMemberStatus1764100050100 } from './migrations/add-member-status.migration.js';
import { ApplySideBySide1765100000100 } from './migrations/apply-side-by-side.migration.js';
import { CountMembers1764100050200 } from './migrations/count-members.migration.js';
import { AddSignInProtection1764100030100 } from './migrations/add-sign-in-protection.migration.js';
import { AddSponsorships1764150000100 } from './migrations/add-sponsorships.migration.js';
import { AddTrialLimits1764150000200 } from './migrations/add-trial-limits.migration.js';
import { CreateAccountCounts1764100020200 } from './migrations/create-account-counts.migration.js';
import { ConfirmErasureOfEvents1764200000100 } from './migrations/confirm-erasure-of-events.migration.js';
import { CreateApiKeys1764210000100 } from './migrations/create-api-keys.migration.js';
import { CreateAudit1764100040100 } from './migrations/create-audit.migration.js';
import { CreateCredentials1764000000300 } from './migrations/create-credentials.migration.js';
import { CreateErasures1764100020300 } from './migrations/create-erasures.migration.js';
import { CreateGroups1764000000200 } from './migrations/create-groups.migration.js';
import { CreateImports1764300000100 } from './migrations/create-imports.migration.js';
import { CreateInvitations1764000000400 } from './migrations/create-invitations.migration.js';
import { CreatePeople1764000000100 } from './migrations/create-people.migration.js';
import { CreateSessions1764000000500 } from './migrations/create-sessions.migration.js';
import { AddMailSettings1764120000200 } from './migrations/add-mail-settings.migration.js';
import { DefaultImportLimits1764400000200 } from './migrations/default-import-limits.migration.js';
import { LeaveRoomForUpdates1764100050600 } from './migrations/leave-room-for-updates.migration.js';
import { ListInvitationsByGroup1764100050500 } from './migrations/list-invitations-by-group.migration.js';
import { ListAudiences1764110000100 } from './migrations/list-audiences.migration.js';
import { NoteAppliedInPlace1765100000200 } from './migrations/note-applied-in-place.migration.js';
import { ReadScopeOnce1764100050400 } from './migrations/read-scope-once.migration.js';
import { SearchPeople1764100050300 } from './migrations/search-people.migration.js';
import { GuardMemberships1764100010000 } from './migrations/guard-memberships.migration.js';
import { UndoImports1764400000100 } from './migrations/undo-imports.migration.js';
import { VersionTrees1764100050700 } from './migrations/version-trees.migration.js';
import { Platform } from './platforms/platform.entity.js';
import { User } from './users/user.entity.js';

/** The database of the identity service. */
export const identityDatabase = {
  service: 'identity',
  entities: [Platform, User],
  migrations: [
    ...messagingMigrations,
    CreateIdempotencyRecords1764000000001,
    CreatePeople1764000000100,
    CreateGroups1764000000200,
    CreateCredentials1764000000300,
    CreateInvitations1764000000400,
    CreateSessions1764000000500,
    GuardMemberships1764100010000,
    AddGroupCustomText1764100010100,
    AddLifecycle1764100020100,
    AddMemberStatus1764100050100,
    CountMembers1764100050200,
    SearchPeople1764100050300,
    ReadScopeOnce1764100050400,
    ListInvitationsByGroup1764100050500,
    LeaveRoomForUpdates1764100050600,
    VersionTrees1764100050700,
    AddSignInProtection1764100030100,
    CreateAccountCounts1764100020200,
    CreateErasures1764100020300,
    CreateAudit1764100040100,
    ListAudiences1764110000100,
    AddMailSettings1764120000200,
    AddSponsorships1764150000100,
    AddTrialLimits1764150000200,
    ConfirmErasureOfEvents1764200000100,
    CreateApiKeys1764210000100,
    CreateImports1764300000100,
    AddImportLimits1764300000200,
    UndoImports1764400000100,
    DefaultImportLimits1764400000200,
    ApplySideBySide1765100000100,
    NoteAppliedInPlace1765100000200,
  ],
} as const;
