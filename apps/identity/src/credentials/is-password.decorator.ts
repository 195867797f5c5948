import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength, ValidateBy } from 'class-validator';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { PASSWORD_FAULT_TEXT, PASSWORD_LENGTH, type PasswordFault, judgePassword } from './password.rules.js';

/** A character may take two units of a string, and a letter with accents several characters before NFC. */
const LONGEST_TEXT = PASSWORD_LENGTH.max * 4;

/** A password to be checked, which may be anything. */
export function IsPassword(description: string): PropertyDecorator {
  return applyDecorators(
    IsNotEmpty(),
    MaxLength(LONGEST_TEXT),
    IsString(),
    ApiProperty({ format: 'password', description }),
  );
}

/** A password to be set: long enough, and not one of the common ones. Own names and logins are refused later. */
export function IsNewPassword(description: string, { required = true } = {}): PropertyDecorator {
  return applyDecorators(
    Judged('passwordTooCommon', 'password_too_common'),
    Judged('passwordTooLong', 'password_too_long'),
    Judged('passwordTooShort', 'password_too_short'),
    MaxLength(LONGEST_TEXT),
    IsString(),
    ApiProperty({
      format: 'password',
      required,
      minLength: PASSWORD_LENGTH.min,
      maxLength: PASSWORD_LENGTH.max,
      description: `${description} ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters, none of the common ones.`,
    }),
  );
}

const Judged = (name: string, fault: PasswordFault): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate: (value) => typeof value === 'string' && judgePassword(value, COMMON_PASSWORDS, []) !== fault,
      defaultMessage: () => PASSWORD_FAULT_TEXT[fault],
    },
  });
