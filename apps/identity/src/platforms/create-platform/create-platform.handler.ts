import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { type NewEvent, Outbox } from '@rollcall/messaging';
import { Clock, DomainError, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { IdentityConfig } from '../../config.js';
import { assertPassword, ownWordsOf } from '../../credentials/assert-password.js';
import { PasswordHasher } from '../../credentials/password-hasher.js';
import { readEmail } from '../../users/email-address.rules.js';
import { userEvent } from '../../users/user.events.js';
import { trialEndOf } from '../trial.rules.js';
import { platformEvent } from '../platform.events.js';
import { PLATFORM_COLUMNS, type VersionedPlatform } from '../platform.resource.js';
import type { CreatedPlatform } from './created-platform.answer.js';
import type { CreatePlatformRequest } from './create-platform.requests.js';

/** Set up, then made admin of the root: an event each. */
const OWNER_VERSION = 2;

interface NewPlatform {
  ids: CreatedPlatform;
  email: string;
  passwordHash: string;
}

/** Creates a platform with its root group and its owner, who is active at once. */
@Injectable()
export class CreatePlatformHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
    private readonly config: IdentityConfig,
  ) {}

  /** @throws DomainError `slug_taken` (409), `invalid_input` for the owner's email or password */
  async execute(
    command: CommandRequest,
    request: CreatePlatformRequest,
  ): Promise<CommandAnswer<CreatedPlatform>> {
    const email = this.ownerEmail(request);
    const { firstName, lastName, password } = request.owner;
    assertPassword(password, ownWordsOf({ email, username: null, firstName, lastName }), 'owner.password');
    const passwordHash = await this.hasher.hash(password);
    return this.commands.execute(command, async (tx) => {
      const ids = { id: uuidv7(), slug: request.slug, rootGroupId: uuidv7(), ownerId: uuidv7() };
      const platform = await this.insertPlatform(tx, ids, request);
      await this.insertOwner(tx, { ids, email, passwordHash }, request);
      await this.announce(tx, platform, email, request);
      return new CommandAnswer(201, ids);
    });
  }

  private ownerEmail({ owner }: CreatePlatformRequest): string {
    const reading = readEmail(owner.email.trim());
    if (reading.ok) return reading.email;
    throw invalidInput([
      { path: 'owner.email', code: reading.code, message: 'owner.email must be an email address.' },
    ]);
  }

  private async insertPlatform(
    tx: Transaction,
    ids: CreatedPlatform,
    request: CreatePlatformRequest,
  ): Promise<VersionedPlatform> {
    const { name, slug, plan, locale, timeZone, usernameLogin = false } = request;
    const trialEndsAt = plan === 'free_trial' ? trialEndOf(this.config, this.clock.now()) : null;
    const [platform] = await tx.query<VersionedPlatform>(
      `INSERT INTO platforms (id, name, slug, plan, locale, time_zone, username_login, root_group_id, owner_id,
                              trial_ends_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (slug) DO NOTHING
       RETURNING version, ${PLATFORM_COLUMNS}`,
      [ids.id, name, slug, plan, locale, timeZone, usernameLogin, ids.rootGroupId, ids.ownerId, trialEndsAt],
    );
    if (!platform) throw new DomainError('slug_taken', `The slug ${slug} belongs to another platform.`);
    await tx.execute(
      `INSERT INTO groups (id, platform_id, name, public, zone_head_id, path)
       VALUES ($1, $2, $3, false, $1, ARRAY[$1::uuid])`,
      [ids.rootGroupId, ids.id, name],
    );
    return platform;
  }

  private async insertOwner(
    tx: Transaction,
    { ids, email, passwordHash }: NewPlatform,
    { owner, locale }: CreatePlatformRequest,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO users (id, platform_id, status, email, first_name, last_name, locale, activated_at, version)
       VALUES ($1, $2, 'active', $3, $4, $5, $6, now(), ${OWNER_VERSION})`,
      [ids.ownerId, ids.id, email, owner.firstName.trim(), owner.lastName.trim(), locale],
    );
    await tx.execute('INSERT INTO credentials (user_id, platform_id, password_hash) VALUES ($1, $2, $3)', [
      ids.ownerId,
      ids.id,
      passwordHash,
    ]);
    await tx.execute(
      `INSERT INTO memberships (platform_id, user_id, group_id, role, origin) VALUES ($1, $2, $3, 'admin', 'direct')`,
      [ids.id, ids.ownerId, ids.rootGroupId],
    );
  }

  private async announce(
    tx: Transaction,
    platform: VersionedPlatform,
    email: string,
    { owner, locale }: CreatePlatformRequest,
  ): Promise<void> {
    const { id: platformId, ownerId: userId, rootGroupId: groupId, name } = platform;
    const root: NewEvent<'identity.group-created.v1'> = {
      type: 'identity.group-created.v1',
      subject: `group/${groupId}`,
      subjectVersion: 1,
      platformId,
      data: { groupId, parentId: null, name, public: false },
    };
    const rights = { groupId, role: 'admin', origin: 'direct', viaGroupId: null } as const;
    await this.outbox.append(tx, [
      platformEvent('identity.platform-created.v1', platform),
      root,
      userEvent(
        'identity.account-set-up.v1',
        { userId, platformId, version: 1 },
        {
          userId,
          email,
          firstName: owner.firstName.trim(),
          lastName: owner.lastName.trim(),
          locale,
          credentialsMail: false,
          setUpAt: this.clock.now().toISOString(),
        },
      ),
      userEvent(
        'identity.membership-added.v1',
        { userId, platformId, version: OWNER_VERSION },
        { userId, memberships: [rights] },
      ),
    ]);
  }
}
