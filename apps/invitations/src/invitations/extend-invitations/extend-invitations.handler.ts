import { Injectable } from '@nestjs/common';
import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

type GroupsChanged = EventOf<'identity.invitation-extended.v1'> | EventOf<'identity.invitation-narrowed.v1'>;

/** Takes over the groups and roles of open invitations: a second invite added some (D-09), or their people left some. */
@Injectable()
export class ExtendInvitationsHandler {
  async extend(tx: Transaction, events: readonly GroupsChanged[]): Promise<void> {
    const changes = events.map(({ data, platformid, subjectversion }) => ({
      ...data,
      platformId: platformid,
      version: subjectversion,
    }));
    await tx.execute(
      `UPDATE invitations i
       SET group_ids = ARRAY(SELECT jsonb_array_elements_text(e."groupIds")::uuid),
           roles = CASE WHEN e.roles IS NULL THEN i.roles ELSE ARRAY(SELECT jsonb_array_elements_text(e.roles)) END,
           user_version = e.version
       FROM jsonb_to_recordset($1::jsonb)
         AS e ("invitationId" uuid, "platformId" uuid, "groupIds" jsonb, roles jsonb, version integer)
       WHERE i.platform_id = e."platformId" AND i.id = e."invitationId" AND i.user_version < e.version
         AND i.state IN ('pending', 'accepting')`,
      [JSON.stringify(changes)],
    );
  }
}
