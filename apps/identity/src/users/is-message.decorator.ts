import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';

/** Longest personal message in a mail (V26). */
const MAX_MESSAGE_LENGTH = 1000;

/** A personal message: plain text, line breaks and tabs allowed, no other control or direction characters (V25-V27). */
export function IsMessage(): PropertyDecorator {
  return applyDecorators(
    Matches(/^(?:[\t\n\r]|[^\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069])*$/u, {
      message: '$property must be plain text: control and text-direction characters are not allowed',
    }),
    MaxLength(MAX_MESSAGE_LENGTH),
    IsString(),
  );
}
