import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { throwError, type Observable } from 'rxjs';
import { maskedPath } from '../observability/scrub-text.js';
import { PROBLEM_MEDIA_TYPE, problemDocument } from './problem-document.js';
import { DomainError } from './domain.error.js';
import { refusalOf } from './refusal.js';

const UNFORESEEN = new DomainError(
  'internal_error',
  'The request could not be completed. Quote the request id when you ask for help.',
);

/** Turns whatever a request ran into, Fastify's own errors included, into a problem document (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void | Observable<never> {
    // A message handler's error belongs to the retry ladder of the carrier; to answer would swallow it.
    if (host.getType() !== 'http') return throwError(() => error);
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
    return undefined;
  }

  private answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = refusalOf(error);
    if (!refusal) this.logger.error({ err: error, requestId: request.id }, 'A request failed unexpectedly');
    else if (refusal !== error) {
      this.logger.debug({ err: error, requestId: request.id }, `A request was refused as ${refusal.code}`);
    }
    if (reply.sent || reply.raw.headersSent) {
      // Half an answer is on its way: only a broken connection tells the caller that it is not whole.
      reply.raw.destroy();
      return;
    }
    sendProblem(refusal ?? UNFORESEEN, request, reply);
  }
}

/** Answers a request with the problem document of a refusal. */
export function sendProblem(refusal: DomainError, request: FastifyRequest, reply: FastifyReply): void {
  const { code, detail, extra } = refusal;
  const { retryAfterSeconds, rateLimit, ...rest } = extra;
  const body = problemDocument(code, detail, {
    instance: maskedPath(request.url),
    requestId: request.id,
    extra: rest,
  });
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  if (isRateLimit(rateLimit)) {
    reply.header('ratelimit-limit', String(rateLimit.limit));
    reply.header('ratelimit-remaining', String(rateLimit.remaining));
    reply.header('ratelimit-reset', String(rateLimit.resetSeconds));
  }
  // As bytes: Fastify would add a charset to the type of a text, and the media type has no such parameter.
  reply
    .code(body.status)
    .header('content-type', PROBLEM_MEDIA_TYPE)
    .send(Buffer.from(JSON.stringify(body)));
}

/** How much of an allowance is left, in the `extra` of a refusal. */
interface RateLimit {
  limit: number;
  remaining: number;
  resetSeconds: number;
}

const isRateLimit = (value: unknown): value is RateLimit =>
  typeof value === 'object' && value !== null && 'limit' in value && 'resetSeconds' in value;
