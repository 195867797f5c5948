import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { DomainError, invalidInput } from '../problems/domain.error.js';
import { rememberRawBody } from './raw-body.js';

const OTHER_CHARSET = /;\s*charset\s*=(?!\s*"?utf-?8\b)/i;

/** Makes JSON in UTF-8 the only kind of body, with an answer of our own for each way it can be broken. */
export function acceptJsonBodiesOnly(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  acceptJsonBodies(instance, 'application/json');
}

/** Accepts one more content type whose bodies are JSON, such as `application/scim+json`. */
export function acceptJsonBodies(instance: FastifyInstance, contentType: string): void {
  const parse = instance.getDefaultJsonParser('error', 'error');
  instance.addContentTypeParser<Buffer>(contentType, { parseAs: 'buffer' }, (request, body, done) => {
    if (OTHER_CHARSET.test(request.headers['content-type'] ?? '')) {
      return done(new DomainError('unsupported_media_type', 'Send the body in UTF-8.'));
    }
    // Clients that always name a content type also do so on requests that have no body.
    if (body.length === 0) return done(null, undefined);
    rememberRawBody(request, body);
    if (!isUtf8(body)) return done(malformed('The body is not valid UTF-8.'));
    return parse(request, body.toString('utf8'), (error, value) => {
      if (error) done(malformed('The body is not valid JSON, or has a forbidden key.'));
      else done(null, value);
    });
  });
}

function malformed(message: string): DomainError {
  return invalidInput([{ path: '', code: 'malformed_body', message }]);
}
