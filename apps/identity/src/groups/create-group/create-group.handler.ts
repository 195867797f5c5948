import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { DomainError, type PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { isPlatformAdmin } from '../../policy/rights.rules.js';
import { userEvent } from '../../users/user.events.js';
import { loadGroupPlace } from '../group-places.query.js';
import type { GroupResource } from '../group.resource.js';
import { claimTree } from '../tree-lock.store.js';
import { placeBelow } from '../zone.rules.js';
import type { CreateGroupRequest } from './create-group.requests.js';

/** Creates a group below another one; a group admin becomes admin of it (G8). */
@Injectable()
export class CreateGroupHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError `group_not_manageable`, `max_groups_reached` (G5); `not_found` for a parent that the actor may not know */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    request: CreateGroupRequest,
  ): Promise<CommandAnswer<GroupResource>> {
    return this.commands.execute(command, async (tx) => {
      await claimTree(tx, actor.platformId);
      const creator = await loadPolicyActor(tx, actor);
      const parent = await loadGroupPlace(tx, creator, request.parentId);
      assertAllowed(decide(creator, { kind: 'create-group', parent }));
      await assertRoom(tx, creator.platformId);
      const id = uuidv7();
      const { name, parentId, custom = null } = request;
      const place = placeBelow(parent, { id, public: request.public });
      await tx.execute(
        `INSERT INTO groups (id, platform_id, parent_id, name, public, custom, zone_head_id, path)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, creator.platformId, parentId, name, request.public, custom, place.zoneHeadId, place.path],
      );
      await this.outbox.append(tx, {
        type: 'identity.group-created.v1',
        subject: `group/${id}`,
        subjectVersion: 1,
        platformId: creator.platformId,
        data: { groupId: id, parentId, name, public: request.public, custom },
      });
      const memberCount = (await this.makeAdmin(tx, creator, id)) ? 1 : 0;
      const rights: GroupResource['rights'] = ['administer', 'managePeople'];
      return new CommandAnswer(201, {
        id,
        parentId,
        name,
        public: request.public,
        custom,
        memberCount,
        invitedCount: 0,
        rights,
      });
    });
  }

  private async makeAdmin(tx: Transaction, creator: KnownActor, groupId: string): Promise<boolean> {
    if (isPlatformAdmin(creator)) return false;
    const { userId, platformId } = creator;
    const [person] = await tx.query<{ version: number }>(
      `WITH added AS (INSERT INTO memberships (platform_id, user_id, group_id, role, origin)
                      VALUES ($1, $2, $3, 'admin', 'direct'))
       UPDATE users SET version = version + 1 WHERE id = $2 RETURNING version`,
      [platformId, userId, groupId],
    );
    const memberships = [{ groupId, role: 'admin', origin: 'direct', viaGroupId: null }] as const;
    const about = { userId, platformId, version: person?.version ?? 1 };
    await this.outbox.append(
      tx,
      userEvent('identity.membership-added.v1', about, { userId, memberships: [...memberships] }),
    );
    return true;
  }
}

/** G5. The tree is claimed, so that nobody else adds a group between counting and adding. */
async function assertRoom(tx: Transaction, platformId: string): Promise<void> {
  const [row] = await tx.query<{ most: number; full: boolean }>(
    `SELECT max_groups AS most, max_groups <= (SELECT count(*) FROM groups g WHERE g.platform_id = p.id) AS full
       FROM platforms p WHERE id = $1`,
    [platformId],
  );
  if (!row?.full) return;
  throw new DomainError(
    'max_groups_reached',
    `The platform has ${row.most} groups, the most it may have; delete one first.`,
  );
}
