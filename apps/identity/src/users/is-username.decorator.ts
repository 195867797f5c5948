import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';
import { LONGEST_USERNAME, USERNAME } from './person-texts.rules.js';

/** A username (U3): lower-case letters, digits and some signs; no `@`, so that it is never taken for an address. */
export function IsUsername(): PropertyDecorator {
  return applyDecorators(
    Matches(USERNAME, {
      message:
        "$property must be lower-case letters, digits and _ - . + # ! $ % & ' * / = ? ^ ` { | } ~ only",
    }),
    MaxLength(LONGEST_USERNAME),
    IsString(),
  );
}
