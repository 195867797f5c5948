import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { LINKLESS, LONGEST_NAME, PLAIN_NAME } from './person-texts.rules.js';

/**
 * A first or last name, or another name that goes into mails: nothing that a mail client would turn into a link, no
 * control or text-direction characters (V25, V27).
 */
export function IsPersonName(): PropertyDecorator {
  return applyDecorators(
    Matches(LINKLESS, {
      message: '$property must be a name: addresses, links and the characters @ / \\ < > are not allowed',
    }),
    Matches(PLAIN_NAME, {
      message: '$property must be a name: control and text-direction characters are not allowed',
    }),
    MaxLength(LONGEST_NAME),
    MinLength(1),
    IsString(),
  );
}
