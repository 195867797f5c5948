import { PROBLEMS, type ProblemCode } from './problems.js';

/** Media type of RFC 9457. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** One bad field of the input. */
export interface FieldError {
  /** Where: `emails`, `owner.email`, `rows.3.name`; empty for the input as a whole. */
  path: string;
  /** Stable snake_case name of the rule that was broken. */
  code: string;
  /** What is wrong, for people. */
  message: string;
}

/** An error as it goes over the wire (RFC 9457); codes may add members of their own. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Path of the request, tokens masked, without the query. */
  instance?: string;
  code: string;
  requestId?: string;
  /** Every bad field, for `invalid_input`. */
  errors?: FieldError[];
  [extension: string]: unknown;
}

/** Builds the document of a problem. Members of `extra` never replace the standard ones. */
export function problemDocument(
  code: ProblemCode,
  detail: string,
  about: { instance?: string; requestId?: string; extra?: Readonly<Record<string, unknown>> } = {},
): ProblemDocument {
  const { status, title } = PROBLEMS[code];
  const { instance, requestId, extra } = about;
  return { ...extra, type: `/problems/${code}`, title, status, detail, instance, code, requestId };
}
