import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { DomainError } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { platformEvent } from '../platform.events.js';
import { PLATFORM_COLUMNS, type PlatformResource, type VersionedPlatform } from '../platform.resource.js';
import type { ChangePlatformRequest } from './change-platform.requests.js';

/** Changes name, plan and settings of a platform, on behalf of its operator. */
@Injectable()
export class ChangePlatformHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError `not_found` */
  async execute(
    command: CommandRequest,
    platformId: string,
    change: ChangePlatformRequest,
  ): Promise<CommandAnswer<PlatformResource>> {
    return this.commands.execute(command, async (tx) => {
      const [changed] = await tx.query<VersionedPlatform>(
        `UPDATE platforms SET name = coalesce($2, name), plan = coalesce($3, plan), locale = coalesce($4, locale),
                time_zone = coalesce($5, time_zone), username_login = coalesce($6, username_login),
                user_limit = coalesce($7, user_limit), hard_user_limit = coalesce($8, hard_user_limit),
                user_admin_grantable_roles = coalesce($9, user_admin_grantable_roles), version = version + 1
          WHERE id = $1 RETURNING version, ${PLATFORM_COLUMNS}`,
        [
          platformId,
          change.name,
          change.plan,
          change.locale,
          change.timeZone,
          change.usernameLogin,
          change.userLimit,
          change.hardUserLimit,
          change.userAdminGrantableRoles,
        ],
      );
      if (!changed) throw new DomainError('not_found', `There is no platform ${platformId}.`);
      await this.outbox.append(tx, platformEvent('identity.platform-updated.v1', changed));
      const { version: _, ...platform } = changed;
      return new CommandAnswer(200, platform);
    });
  }
}
