import { invalidInput } from '@rollcall/platform';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { PASSWORD_FAULT_TEXT, judgePassword } from './password.rules.js';

/** Refuses a password that the rules do not take, naming the field. `ownWords` are the person's login and names. */
export function assertPassword(password: string, ownWords: readonly string[]): void {
  const fault = judgePassword(password, COMMON_PASSWORDS, ownWords);
  if (fault) throw invalidInput([{ path: 'password', code: fault, message: PASSWORD_FAULT_TEXT[fault] }]);
}
