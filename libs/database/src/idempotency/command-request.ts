import { createHash } from 'node:crypto';
import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { type Actor, actorOf, idOf, invalidInput, platformOf } from '@rollcall/platform';
import type { TenantScope } from '../transactions/tenant-scope.js';

const LONGEST_KEY = 255;
const ANONYMOUS: Actor = { kind: 'anonymous' };

/** What was called, for whoever keeps a record of it. */
export interface CommandCall {
  method: string;
  /** Template of the path, such as `/v1/users/:id`. */
  route: string;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  userAgent: string | null;
}

/** A request that changes something: in whose name, and how to recognise its repetition. */
export interface CommandRequest {
  /** Scope of the transaction that does the work. */
  scope: TenantScope;
  /** Who asks. */
  actor: Actor;
  call: CommandCall;
  /** Who asks; their Idempotency-Keys never meet. */
  actorKey: string;
  /** The client's `Idempotency-Key`, if it sent one. */
  idempotencyKey: string | null;
  /**
   * Digest of method, path and body without passwords: the same key with another one is refused. It is stored, and a
   * digest of a password would let whoever reads it guess the password offline.
   */
  fingerprint: Buffer;
}

interface HttpRequest {
  method: string;
  url: string;
  body: unknown;
  headers: Record<string, string | string[] | undefined>;
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  routeOptions?: { url?: string };
}

function callOf({
  method,
  url,
  routeOptions,
  params = {},
  query = {},
  body,
  headers,
}: HttpRequest): CommandCall {
  const route = routeOptions?.url ?? url.split('?', 1)[0] ?? url;
  return { method, route, params, query, body, userAgent: String(headers['user-agent'] ?? '') || null };
}

function idempotencyKeyOf(request: HttpRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && key.length > 0 && key.length <= LONGEST_KEY) return key;
  throw invalidInput([
    {
      path: 'Idempotency-Key',
      code: 'invalid_length',
      message: `The Idempotency-Key header must have 1 to ${LONGEST_KEY} characters.`,
    },
  ]);
}

const withoutPasswords = (name: string, value: unknown): unknown =>
  /password/i.test(name) && typeof value === 'string' ? undefined : value;

/** Digest by which the repetition of a request is recognised; passwords have no part in it. */
export function fingerprintOf({ method, url, body }: Pick<HttpRequest, 'method' | 'url' | 'body'>): Buffer {
  const text = JSON.stringify(body ?? null, withoutPasswords);
  return createHash('sha256').update(`${method} ${url}\n`).update(text).digest();
}

/** Reads what {@link IdempotentCommands.execute} needs from the HTTP request: `@CommandOf() command: CommandRequest`. */
export const CommandOf = createParamDecorator((_: unknown, context: ExecutionContext): CommandRequest => {
  const request = context.switchToHttp().getRequest<HttpRequest>();
  const actor = actorOf(request) ?? ANONYMOUS;
  const platformId = platformOf(actor);
  return {
    scope: platformId === undefined ? 'installation' : { platformId },
    actor,
    call: callOf(request),
    actorKey: idOf(actor) ?? actor.kind,
    idempotencyKey: idempotencyKeyOf(request),
    fingerprint: fingerprintOf(request),
  };
});
