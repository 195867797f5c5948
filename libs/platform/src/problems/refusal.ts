import { HttpException } from '@nestjs/common';
import { DependencyUnavailableError } from '../service-client/dependency-unavailable.error.js';
import { RemoteProblem } from '../service-client/remote-problem.error.js';
import { databaseFaultOf } from './database-fault.js';
import { DomainError, invalidInput } from './domain.error.js';
import { isProblemCode, PROBLEMS, type ProblemCode } from './problems.js';

const RETRY_AFTER_SECONDS = 2;

/** Errors of Fastify that are the caller's doing, and what to tell the caller. */
const FASTIFY_DETAILS: Readonly<Record<string, [ProblemCode, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type', 'Send the body as application/json.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload_too_large', 'Send a smaller body.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid_input',
    'Content-Length differs from the length of the body.',
  ],
  FST_ERR_BAD_URL: ['invalid_input', 'The address is not valid percent-encoded UTF-8.'],
  FST_ERR_MAX_PARAM_LENGTH: ['uri_too_long', 'A part of the path is too long.'],
};

/** What each status means when nothing more precise is known, as thrown by the framework and its plugins. */
const STATUS_DETAILS: ReadonlyMap<number, [ProblemCode, string]> = new Map([
  [400, ['invalid_input', 'The request is not valid.']],
  [401, ['unauthenticated', 'This call needs a valid sign-in.']],
  [403, ['forbidden', 'This call is not allowed.']],
  [404, ['not_found', 'There is nothing at this address.']],
  [405, ['method_not_allowed', 'This method is not offered here.']],
  [408, ['request_timeout', 'The request took too long.']],
  [413, ['payload_too_large', 'Send a smaller body.']],
  [414, ['uri_too_long', 'The address is too long.']],
  [415, ['unsupported_media_type', 'Send the body as application/json.']],
  [421, ['misdirected_request', 'This host is not served here.']],
  [429, ['too_many_requests', 'Slow down and try again.']],
  [431, ['headers_too_large', 'The headers are too large.']],
] as const);

/**
 * Says what a caller may know of an error. Undefined means that the error was not foreseen: the caller learns
 * nothing but that it happened (V54).
 */
export function refusalOf(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (error instanceof RemoteProblem) return passedOn(error);
  if (error instanceof DependencyUnavailableError) return unavailable();
  if (error instanceof HttpException) return ofStatus(error.getStatus());
  return ofDatabase(error) ?? ofFastify(error);
}

function unavailable(): DomainError {
  return new DomainError(
    'service_unavailable',
    'A part of the installation is not reachable. Try again in a moment.',
    {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    },
  );
}

/** A peer's refusal is passed on under its own code, except that our own failing to sign in is not the caller's. */
function passedOn({ code, problem }: RemoteProblem): DomainError | undefined {
  if (!isProblemCode(code) || code === 'unauthenticated' || PROBLEMS[code].status >= 500) return undefined;
  const {
    type: _type,
    title: _title,
    status: _status,
    code: _code,
    detail,
    instance: _instance,
    ...rest
  } = problem;
  const { requestId: _requestId, ...extra } = rest;
  return new DomainError(code, detail, extra);
}

function ofDatabase(error: unknown): DomainError | undefined {
  const fault = databaseFaultOf(error);
  if (fault === undefined) return undefined;
  return fault === 'unavailable'
    ? unavailable()
    : new DomainError('invalid_input', 'A value cannot be read: it is malformed or out of range.');
}

function ofFastify(error: unknown): DomainError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? FASTIFY_DETAILS[code] : undefined;
  if (known) return new DomainError(...known);
  return typeof statusCode === 'number' && statusCode < 500 ? ofStatus(statusCode) : undefined;
}

function ofStatus(status: number): DomainError | undefined {
  if (status === 503) return unavailable();
  const [code, detail] = STATUS_DETAILS.get(status) ?? STATUS_DETAILS.get(status < 500 ? 400 : 0) ?? [];
  if (code === undefined || detail === undefined) return undefined;
  return code === 'invalid_input'
    ? invalidInput([{ path: '', code: 'malformed_request', message: detail }])
    : new DomainError(code, detail);
}
