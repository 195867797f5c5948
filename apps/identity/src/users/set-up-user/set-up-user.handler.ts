import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, DomainError, type PlatformActor, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { assertPassword } from '../../credentials/assert-password.js';
import { PasswordHasher } from '../../credentials/password-hasher.js';
import { setPassword } from '../../credentials/credentials.store.js';
import { Enrolments } from '../../enrolments/enrolments.js';
import { loadGroupPlaces } from '../../groups/group-places.query.js';
import { type AddedMembership, addMemberships } from '../../memberships/added-memberships.store.js';
import { learnerGroups, planMemberships } from '../../memberships/propagation.rules.js';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { withinUserLimit } from '../../platforms/user-limit.store.js';
import { assertUsernamesOn } from '../../platforms/username-setting.query.js';
import { readEmail } from '../email-address.rules.js';
import { usernameTaken } from '../unique-logins.js';
import { userEvent } from '../user.events.js';
import { readUser } from '../read-user.query.js';
import type { UserResource } from '../user.resource.js';
import {
  type NewAccount,
  type SetUpPerson,
  activateKnown,
  createActive,
  findOccupants,
} from './set-up-people.store.js';
import type { SetUpUserRequest } from './set-up-user.requests.js';
import { CREDENTIALS_FAULT_TEXT, judgeCredentials, settleLogins } from '../set-up.rules.js';

type Form = Omit<NewAccount, 'userId' | 'platformId' | 'platformLocale'>;

/** Sets a person up: an active account without an invitation (T1, domain 3.3). */
@Injectable()
export class SetUpUserHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
    private readonly enrolments: Enrolments,
  ) {}

  /**
   * @throws DomainError `free_trial_setup_unavailable`, `group_not_manageable`, `role_not_grantable`,
   * `password_or_mail_required`, `mail_required_for_credentials`, `password_xor_mail`, `username_login_disabled`,
   * `already_active`, `already_invited`, `username_taken`, `user_limit_reached`
   */
  async execute(command: CommandRequest, actor: PlatformActor, request: SetUpUserRequest) {
    const form = await this.read(request);
    return this.commands.execute(command, async (tx): Promise<CommandAnswer<UserResource>> => {
      const asker = await loadPolicyActor(tx, actor);
      const groups = await loadGroupPlaces(tx, asker, request.groupIds);
      const { roles } = request;
      assertAllowed(decide(asker, { kind: 'set-up-users', groups, roles }));
      if (form.username !== null) await assertUsernamesOn(tx, asker.platformId);
      const account = accountOf(form, asker);
      const person = await withinUserLimit(tx, asker, () => this.settle(tx, asker, account));
      await this.storePassword(tx, person.userId, account);
      const planned = planMemberships(groups, roles);
      const [added, joined] = await Promise.all([
        addMemberships(tx, asker.platformId, [person.userId], planned),
        this.enrolments.join(tx, asker.platformId, [person.userId], learnerGroups(planned)),
      ]);
      await this.announce(
        tx,
        { ...account, platformName: asker.platformName },
        person,
        added.get(person.userId) ?? [],
      );
      await this.enrolments.tellJoined(tx, asker.platformId, joined);
      return new CommandAnswer(201, await readUser(tx, asker, person.userId));
    });
  }

  private async read(request: SetUpUserRequest): Promise<Form> {
    const { firstName, lastName, password } = request;
    const email = emailOf(request);
    const username = request.username ?? null;
    if (email === null && username === null) throw noLogin();
    const sendCredentials = request.sendCredentials ?? false;
    const fault = judgeCredentials({ email, username, hasPassword: Boolean(password), sendCredentials });
    if (fault) throw new DomainError(fault, CREDENTIALS_FAULT_TEXT[fault]);
    return {
      email,
      username,
      firstName: firstName.trim(),
      lastName: lastName.trim(),
      locale: request.locale ?? null,
      timeZone: request.timeZone ?? null,
      passwordHash: password ? await this.hash(password, [email, username, firstName, lastName]) : null,
    };
  }

  private async hash(password: string, own: readonly (string | null)[]): Promise<string> {
    const words = own.flatMap((word) => (word === null ? [] : [word, ...word.split('@').slice(0, 1)]));
    assertPassword(password, words);
    return this.hasher.hash(password);
  }

  /** The password that the administrator chose, if any; the person must replace it (V58). */
  private async storePassword(tx: Transaction, userId: string, { platformId, passwordHash }: NewAccount) {
    if (passwordHash === null) return;
    await setPassword(tx, { platformId, userId, passwordHash, changeRequired: true }, null);
  }

  /** The new person, or the one who had the login: restored (D-10) or, if invited, made active (T4). */
  private async settle(tx: Transaction, asker: KnownActor, account: NewAccount): Promise<SetUpPerson> {
    const created = await createActive(tx, account);
    if (created) return created;
    const settlement = settleLogins(account, await findOccupants(tx, account));
    if (settlement.kind === 'refuse') throw refusal(settlement.code, settlement.userId);
    const { person } = settlement;
    if (person.status === 'invited') await this.assertMayActivate(tx, asker, person.userId);
    const activated = await activateKnown(tx, person, account);
    if (!activated) throw new Error('A locked account changed under its lock.');
    return activated;
  }

  /** Who chooses the password of an invited person gets their rights: only for those who could reset it (V13). */
  private async assertMayActivate(tx: Transaction, asker: KnownActor, userId: string): Promise<void> {
    const person = await loadPersonSubject(tx, userId);
    if (decide(asker, { kind: 'set-user-password', person }).allowed) return;
    throw new DomainError(
      'already_invited',
      'This person is invited already, into groups that are not yours; they can accept the invitation.',
    );
  }

  private async announce(
    tx: Transaction,
    account: NewAccount & { platformName: string },
    { userId, email, locale, timeZone, version, invitationId }: SetUpPerson,
    memberships: AddedMembership[],
  ): Promise<void> {
    const { platformId, platformName, firstName, lastName, passwordHash } = account;
    const setUp = {
      userId,
      email,
      firstName,
      lastName,
      locale,
      timeZone,
      platformName,
      credentialsMail: passwordHash === null,
      ...(invitationId !== null && { invitationId }),
      setUpAt: this.clock.now().toISOString(),
    };
    const about = { userId, platformId, version };
    await this.outbox.append(tx, [
      userEvent('identity.account-set-up.v1', { ...about, version: version - 1 }, setUp),
      ...(memberships.length > 0
        ? [userEvent('identity.membership-added.v1', about, { userId, memberships })]
        : []),
    ]);
  }
}

const accountOf = (form: Form, { platformId, platformLocale }: KnownActor): NewAccount => ({
  ...form,
  userId: uuidv7(),
  platformId,
  platformLocale,
});

/** The address as it is stored; the form has been checked. */
function emailOf({ email }: SetUpUserRequest): string | null {
  const reading = readEmail(email?.trim() ?? '');
  return reading.ok ? reading.email : null;
}

const noLogin = (): DomainError =>
  invalidInput(
    ['email', 'username'].map((path) => ({
      path,
      code: 'email_or_username_required',
      message: 'An email or a username is required.',
    })),
  );

function refusal(code: 'already_active' | 'username_taken', userId?: string): DomainError {
  if (code === 'username_taken') return usernameTaken();
  return new DomainError(code, 'This person has an active account; add them to groups instead (G20).', {
    userId,
  });
}
