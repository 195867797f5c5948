import type { ValidationError } from '@nestjs/common';
import type { FieldError } from '../problems/problem-document.js';

/** Codes that read better than the name of the class-validator rule they stand for. */
const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'unknown_field',
  unknownValue: 'unknown_value',
  nestedValidation: 'must_be_object',
};
const MESSAGES: Readonly<Record<string, string>> = {
  whitelistValidation: 'is not a known field',
  unknownValue: 'is not a known value',
};

/** Lists every broken rule of a validation with the path of its field. */
export function fieldErrorsOf(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const path = [parent, error.property].filter(Boolean).join('.');
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
      fieldError(path, rule, message, error),
    );
    return [...own, ...fieldErrorsOf(error.children ?? [], path)];
  });
}

function fieldError(path: string, rule: string, message: string, error: ValidationError): FieldError {
  if (error.value === undefined && rule !== 'whitelistValidation' && rule !== 'unknownValue') {
    return { path, code: 'required', message: 'is required' };
  }
  return {
    path: path === 'undefined' ? '' : path,
    code: CODES[rule] ?? snakeCase(rule),
    message: MESSAGES[rule] ?? message.replace(`${error.property} `, ''),
  };
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
