import { invalidInput } from '@rollcall/platform';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { PASSWORD_FAULT_TEXT, judgePassword } from './password.rules.js';

/** Refuses a password that the rules do not take, naming the field. `ownWords` are the person's login and names. */
export function assertPassword(password: string, ownWords: readonly string[], path = 'password'): void {
  const fault = judgePassword(password, COMMON_PASSWORDS, ownWords);
  if (fault) throw invalidInput([{ path, code: fault, message: PASSWORD_FAULT_TEXT[fault] }]);
}

/** Words about a person that make a bad password. */
export function ownWordsOf(person: {
  email: string | null;
  username: string | null;
  firstName: string;
  lastName: string;
}): string[] {
  const { email, username, firstName, lastName } = person;
  const [localPart = ''] = (email ?? '').split('@');
  const names = [firstName, lastName, `${firstName}${lastName}`, `${firstName} ${lastName}`];
  return [email ?? '', localPart, username ?? '', ...names];
}
