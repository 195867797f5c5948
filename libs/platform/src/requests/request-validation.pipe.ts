import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import * as classTransformer from 'class-transformer';
import * as classValidator from 'class-validator';
import { invalidInput } from '../problems/domain.error.js';
import { fieldErrorsOf } from './field-errors.js';
import { hostileInput } from './hostile-input.js';
import { fieldsWithAnyText } from './takes-any-text.decorator.js';

/**
 * Checks and converts what a handler receives. Unknown fields are refused, not dropped; a body must be an object;
 * every bad field is named in one answer. Rules of one field run from its lowest decorator upwards and stop at the
 * first that fails, so put a length limit nearest to the field and costly rules above it (V38).
 */
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      transform: true,
      validationError: { target: false, value: true },
      exceptionFactory: (errors) => invalidInput(fieldErrorsOf(errors)),
      // Given, because the pipe would otherwise load them lazily, after the first requests came in.
      validatorPackage: classValidator,
      transformerPackage: classTransformer,
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    const judgedLater = fieldsWithAnyText(metadata.metatype);
    const hostile = hostileInput(value).filter(
      ({ path, code }) =>
        code !== 'forbidden_character' || !judgedLater.includes(path.split('.', 1)[0] ?? ''),
    );
    if (hostile.length > 0) throw invalidInput(hostile);
    if (metadata.type === 'body' && metadata.data === undefined && !isPlainObject(value)) {
      throw invalidInput([
        { path: '', code: 'body_must_be_object', message: 'The body must be a JSON object.' },
      ]);
    }
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** The pipe that every service uses for body, query and path parameters. */
export function requestValidationPipe(): RequestValidationPipe {
  return new RequestValidationPipe();
}

function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
