import { applyDecorators } from '@nestjs/common';
import { IsString, MaxLength, ValidateBy } from 'class-validator';
import { readEmail } from './email-address.rules.js';

const LONGEST_INPUT = 320;

/** One email address; how it is stored, {@link readEmail} says. Blanks around it do no harm. */
export function IsEmailAddress(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isEmailAddress',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && readEmail(value.trim()).ok,
        defaultMessage: () => '$property must be one plain email address, such as ada@example.org',
      },
    }),
    MaxLength(LONGEST_INPUT),
    IsString(),
  );
}
