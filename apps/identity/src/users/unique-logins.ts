import { DomainError } from '@rollcall/platform';

const UNIQUE_VIOLATION = '23505';

/**
 * Runs a statement that writes an email or a username. Uniqueness is the database's to guard, since two writers never
 * see each other's rows; what it refuses becomes what the caller can act on.
 * @throws DomainError `email_taken`, `username_taken`
 */
export async function keepingLoginsUnique<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    const { code, constraint } = error as { code?: unknown; constraint?: unknown };
    if (code === UNIQUE_VIOLATION && constraint === 'users_email') throw emailTaken();
    if (code === UNIQUE_VIOLATION && constraint === 'users_username') throw usernameTaken();
    throw error;
  }
}

const emailTaken = (): DomainError =>
  new DomainError('email_taken', 'This email belongs to another person of the platform; use another one.');

/** The refusal of a username that somebody has, on whichever platform (U4). */
export const usernameTaken = (): DomainError =>
  new DomainError('username_taken', 'This username belongs to somebody else; choose another one.');
