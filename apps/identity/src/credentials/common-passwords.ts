import { dictionary } from '@zxcvbn-ts/language-common';
import { PASSWORD_LENGTH } from './password.rules.js';

/** Passwords that many people use (NIST SP 800-63B 3.1.1.2); shorter ones are refused for their length anyway. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  dictionary['passwords-common'].filter((password) => password.length >= PASSWORD_LENGTH.min),
);
