import type { ValidationError } from '@nestjs/common';
import type { FieldError } from '../problems/problem-document.js';

/** Enough for every field of any form of ours; a hostile body must not make its answer larger than itself. */
const MAXIMUM_ERRORS = 100;
const MAXIMUM_PATH_LENGTH = 200;

/** Rules of class-validator whose own names and texts would puzzle a caller. */
const REWORDED: Readonly<Record<string, { code: string; message: string }>> = {
  whitelistValidation: { code: 'unknown_field', message: 'is not a known field' },
  unknownValue: { code: 'invalid_value', message: 'is not a valid value' },
  nestedValidation: { code: 'must_be_object', message: 'must be an object, or a list of objects' },
};

/** Lists every bad field of a validation with its path: `owner.email`, `rows.3.name`. */
export function fieldErrorsOf(errors: readonly ValidationError[]): FieldError[] {
  return collect(errors, '').slice(0, MAXIMUM_ERRORS);
}

function collect(errors: readonly ValidationError[], parent: string): FieldError[] {
  return errors.slice(0, MAXIMUM_ERRORS).flatMap((error) => {
    const path = [parent, error.property].filter(Boolean).join('.');
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      path: path.slice(0, MAXIMUM_PATH_LENGTH),
      ...reasonOf(rule, message, error),
    }));
    return [...own, ...collect(error.children ?? [], path)];
  });
}

function reasonOf(
  rule: string,
  message: string,
  { property, value }: ValidationError,
): { code: string; message: string } {
  const reworded = REWORDED[rule];
  if (reworded && rule !== 'nestedValidation') return reworded;
  if (value === undefined) return { code: 'required', message: 'is required' };
  const prefix = `${property} `;
  const reason = message.startsWith(prefix) ? message.slice(prefix.length) : message;
  return reworded ?? { code: snakeCase(rule), message: reason };
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
