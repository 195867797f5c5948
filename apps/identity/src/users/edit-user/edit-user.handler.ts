import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, DomainError, type PlatformActor, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { withdrawMailedSecrets } from '../../credentials/credentials.store.js';
import { assertUsernamesOn } from '../../platforms/username-setting.query.js';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import type { PersonSubject } from '../../policy/rights.rules.js';
import { assertNotDeleted } from '../user.errors.js';
import { readEmail } from '../email-address.rules.js';
import { readUser } from '../read-user.query.js';
import { keepingLoginsUnique } from '../unique-logins.js';
import { userEvent } from '../user.events.js';
import type { UserResource } from '../user.resource.js';
import type { EditUserRequest } from './edit-user.requests.js';
import { type Profile, type ProfileField, applyEdit, hasLogin, namedFields } from './edit-user.rules.js';

interface Edited {
  userId: string;
  platformId: string;
  profile: Profile;
  changed: ProfileField[];
}

/** Edits the profile of a person (P10, P11, D-06). */
@Injectable()
export class EditUserHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `not_found`, the refusals of P10, P11 and D-06, `user_deleted`, `user_invited`, `email_taken`,
   * `username_taken`, `username_login_disabled`
   */
  async execute(command: CommandRequest, actor: PlatformActor, userId: string, request: EditUserRequest) {
    const edit = editOf(request);
    return this.commands.execute(command, async (tx): Promise<CommandAnswer<UserResource>> => {
      const asker = await loadPolicyActor(tx, actor);
      const person = await loadPersonSubject(tx, userId);
      assertAllowed(decide(asker, { kind: 'edit-user', person, fields: namedFields(edit) }));
      assertNotDeleted(person);
      const { edited: profile, changed } = applyEdit(await loadProfile(tx, userId), edit);
      const { platformId } = asker;
      await assertValid(tx, person, { userId, platformId, profile, changed });
      if (changed.length > 0) await this.store(tx, { userId, platformId, profile, changed });
      return new CommandAnswer(200, await readUser(tx, asker, userId));
    });
  }

  private async store(tx: Transaction, { userId, platformId, profile, changed }: Edited): Promise<void> {
    const { additionalInformation, ...told } = profile;
    const news = changed.filter((field) => field !== 'additionalInformation');
    // The row is locked since the person was loaded: what was decided on is what is changed.
    const [row] = await keepingLoginsUnique(
      tx.query<{ version: number }>(
        `UPDATE users SET first_name = $2, last_name = $3, email = $4, username = $5, locale = $6,
                additional_information = $7, version = version + $8, time_zone = $9
          WHERE id = $1 AND status <> 'deleted' RETURNING version`,
        [
          userId,
          told.firstName,
          told.lastName,
          told.email,
          told.username,
          told.locale,
          additionalInformation,
          Math.sign(news.length),
          told.timeZone,
        ],
      ),
    );
    if (!row || news.length === 0) return;
    // Links that were mailed to the old address must not lead into the account any more.
    if (news.includes('email')) await withdrawMailedSecrets(tx, userId);
    const about = { userId, platformId, version: row.version };
    const data = { userId, ...told, changed: news, updatedAt: this.clock.now().toISOString() };
    await this.outbox.append(tx, userEvent('identity.user-updated.v1', about, data));
  }
}

/** The edit with its texts as they are stored; the form has been checked. */
function editOf({ email, ...rest }: EditUserRequest): Partial<Profile> {
  const edit: Partial<Profile> = { ...rest };
  if (rest.firstName !== undefined) edit.firstName = rest.firstName.trim();
  if (rest.lastName !== undefined) edit.lastName = rest.lastName.trim();
  if (email === null) edit.email = null;
  const reading = readEmail(email?.trim() ?? '');
  return reading.ok ? { ...edit, email: reading.email } : edit;
}

async function loadProfile(tx: Transaction, userId: string): Promise<Profile> {
  const [profile] = await tx.query<Profile>(
    `SELECT first_name AS "firstName", last_name AS "lastName", email, username, locale, time_zone AS "timeZone",
            additional_information AS "additionalInformation" FROM users WHERE id = $1`,
    [userId],
  );
  if (!profile) throw new DomainError('not_found', 'There is nothing at this address.');
  return profile;
}

async function assertValid(
  tx: Transaction,
  { status }: PersonSubject,
  { platformId, profile, changed }: Edited,
): Promise<void> {
  if (!hasLogin(profile)) {
    const message = 'A person keeps an email or a username.';
    throw invalidInput([{ path: 'email', code: 'email_or_username_required', message }]);
  }
  // The link is in the old mailbox, and would still lead into the account.
  if (status === 'invited' && changed.includes('email')) {
    throw new DomainError(
      'user_invited',
      'The email of an invited person stays; cancel the invitation and invite the other address.',
    );
  }
  if (changed.includes('username') && profile.username !== null) await assertUsernamesOn(tx, platformId);
}
