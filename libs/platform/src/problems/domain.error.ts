import type { FieldError } from './problem-document.js';
import type { ProblemCode } from './problems.js';

/**
 * A refusal that the domain foresees. It becomes a problem document with the status of its code.
 *
 * `extra` adds members to the document (data the caller needs to act). `retryAfterSeconds` in it also becomes the
 * `Retry-After` header, and `rateLimit: { limit, remaining, resetSeconds }` the `RateLimit-*` headers.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  /**
   * @param detail what is wrong, with which value, and what to do; shown to the caller, so never a secret
   */
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
  }
}

/** The refusal of input with all its bad fields at once: `throw invalidInput([…])`. */
export function invalidInput(errors: readonly FieldError[]): DomainError {
  const fields = [...new Set(errors.map(({ path }) => path).filter((path) => path !== ''))];
  const detail =
    fields.length === 0
      ? (errors[0]?.message ?? 'The input is not valid.')
      : `Not valid: ${fields.slice(0, 10).join(', ')}${fields.length > 10 ? ', …' : ''}.`;
  return new DomainError('invalid_input', detail, { errors });
}
