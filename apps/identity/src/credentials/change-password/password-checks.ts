import { Injectable } from '@nestjs/common';
import { ownWordsOf } from '../assert-password.js';
import { COMMON_PASSWORDS } from '../common-passwords.js';
import { PasswordHasher } from '../password-hasher.js';
import { PASSWORD_FAULT_TEXT, judgePassword } from '../password.rules.js';
import { Passwords } from '../passwords.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import type { ChangePasswordRequest } from './change-password.requests.js';

/** Whose password is to change, and the one it is. */
export interface PasswordHolder {
  email: string | null;
  username: string | null;
  firstName: string;
  lastName: string;
  passwordHash: string;
}

type FieldFault = { path: string; code: string; message: string };

/** The fault of a guess. */
export const WRONG_PASSWORD: FieldFault = {
  path: 'currentPassword',
  code: 'password_wrong',
  message: 'is not your password',
};
const UNCHANGED: FieldFault = {
  path: 'newPassword',
  code: 'password_unchanged',
  message: 'must be another one than before',
};

/** Judges both passwords of a change, and counts wrong guesses: a borrowed sign-in is no way to find the password. */
@Injectable()
export class PasswordChecks {
  constructor(
    private readonly passwords: Passwords,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
  ) {}

  hash(password: string): Promise<string> {
    return this.hasher.hash(password);
  }

  async faultsOf(
    userId: string,
    holder: PasswordHolder,
    { currentPassword, newPassword }: ChangePasswordRequest,
  ): Promise<FieldFault[]> {
    const faults: FieldFault[] = [];
    const guess = `change ${userId}`;
    await this.throttle.count(guess);
    if (await this.passwords.verify(userId, holder.passwordHash, currentPassword)) {
      await this.throttle.forgive(guess);
      if (newPassword.normalize('NFC') === currentPassword.normalize('NFC')) faults.push(UNCHANGED);
    } else faults.push(WRONG_PASSWORD);
    const fault = judgePassword(newPassword, COMMON_PASSWORDS, ownWordsOf(holder));
    if (fault) faults.push({ path: 'newPassword', code: fault, message: PASSWORD_FAULT_TEXT[fault] });
    return faults;
  }
}
