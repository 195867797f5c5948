import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

const MAX_NAME_LENGTH = 100;

/**
 * A first or last name, or another name that goes into mails: nothing that a mail client would turn into a link, no
 * control or text-direction characters (V25, V27).
 */
export function IsPersonName(): PropertyDecorator {
  return applyDecorators(
    Matches(/^(?!.*(?:https?:|hxxp|www\.|[@/\\<>]|[\p{L}\d]\.[\p{L}]{2,}))/iu, {
      message: '$property must be a name: addresses, links and the characters @ / \\ < > are not allowed',
    }),
    Matches(/^[^\p{Cc}\p{Cf}\u2028\u2029]*\S[^\p{Cc}\p{Cf}\u2028\u2029]*$/u, {
      message: '$property must be a name: control and text-direction characters are not allowed',
    }),
    MaxLength(MAX_NAME_LENGTH),
    MinLength(1),
    IsString(),
  );
}
