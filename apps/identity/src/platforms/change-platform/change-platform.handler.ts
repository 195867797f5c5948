import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, DomainError, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { IdentityConfig } from '../../config.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { type PlatformChange, beginTrial, changePlatform } from '../changed-platform.store.js';
import { platformEvent } from '../platform.events.js';
import { trialEndOf } from '../trial.rules.js';
import type { PlatformResource } from '../platform.resource.js';
import { OWNERS_SETTINGS, type PlatformSettingsRequest } from '../platform-settings.requests.js';
import type { ChangePlatformRequest } from './change-platform.requests.js';

/** Changes name, plan, limits and settings of a platform. */
@Injectable()
export class ChangePlatformHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
    private readonly config: IdentityConfig,
    private readonly clock: Clock,
  ) {}

  /** On behalf of the operator of the installation. @throws DomainError `not_found` */
  async asOperator(command: CommandRequest, platformId: string, change: ChangePlatformRequest) {
    const trialEndsAt = change.plan === 'free_trial' ? trialEndOf(this.config, this.clock.now()) : undefined;
    return this.commands.execute(command, async (tx) => {
      if (trialEndsAt) await beginTrial(tx, platformId, trialEndsAt);
      return this.apply(tx, platformId, change);
    });
  }

  /** On behalf of an admin of the platform. @throws DomainError `platform_admin_required` */
  async asAdmin(command: CommandRequest, actor: UserActor, settings: PlatformSettingsRequest) {
    return this.commands.execute(command, async (tx) => {
      const asker = await loadPolicyActor(tx, actor);
      assertAllowed(decide(asker, { kind: 'change-platform' }));
      if (OWNERS_SETTINGS.some((setting) => settings[setting] !== undefined)) {
        assertAllowed(decide(asker, { kind: 'change-import-limits' }));
      }
      return this.apply(tx, asker.platformId, settings);
    });
  }

  private async apply(
    tx: Transaction,
    platformId: string,
    change: PlatformChange,
  ): Promise<CommandAnswer<PlatformResource>> {
    const changed = await changePlatform(tx, platformId, change);
    if (!changed) throw new DomainError('not_found', `There is no platform ${platformId}.`);
    await this.outbox.append(tx, platformEvent('identity.platform-updated.v1', changed));
    const { version: _, ...platform } = changed;
    return new CommandAnswer(200, platform);
  }
}
