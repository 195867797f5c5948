import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';

/** Longest username. */
export const LONGEST_USERNAME = 64;

/** A username (U3): lower-case letters, digits and some signs; no `@`, so that it is never taken for an address. */
export function IsUsername(): PropertyDecorator {
  return applyDecorators(
    Matches(/^[a-z0-9_\-.+#!$%&'*/=?^`{|}~]+$/, {
      message:
        "$property must be lower-case letters, digits and _ - . + # ! $ % & ' * / = ? ^ ` { | } ~ only",
    }),
    MaxLength(LONGEST_USERNAME),
    IsString(),
  );
}
