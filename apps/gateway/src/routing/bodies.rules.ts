import type { Route } from './route-table.rules.js';

/** What a request says about its body. */
export interface BodyDeclaration {
  contentType: string | undefined;
  contentEncoding: string | undefined;
  contentLength: string | undefined;
  transferEncoding: string | undefined;
}

/** Which kind of body a route takes. */
export type BodyKind = 'json' | 'files' | 'form';

/** Largest body of each kind; how large a file may really be is for its service to say. */
export const BODY_LIMIT_BYTES: Readonly<Record<BodyKind, number>> = {
  json: 1024 * 1024,
  files: 64 * 1024 * 1024,
  form: 16 * 1024,
};

const MEDIA_TYPES: Readonly<Record<BodyKind, RegExp>> = {
  json: /^application\/json\s*(?:;|$)/i,
  files: /^(?:text\/csv|multipart\/form-data)\s*(?:;|$)/i,
  form: /^application\/x-www-form-urlencoded\s*(?:;|$)/i,
};

/** What each kind is called in an answer. */
export const BODY_KIND_NAMES: Readonly<Record<BodyKind, string>> = {
  json: 'application/json',
  files: 'text/csv or multipart/form-data',
  form: 'application/x-www-form-urlencoded',
};

/** The kind of body that a route takes with a method; undefined when it takes none. */
export function bodyKindOf(route: Route, method: string): BodyKind | undefined {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return undefined;
  if (route.service === 'gateway') return 'form';
  return route.takesFiles && method === 'POST' ? 'files' : 'json';
}

/** Whether a body follows (RFC 9112, 6.3). */
export function hasBody({
  contentLength,
  transferEncoding,
}: Pick<BodyDeclaration, 'contentLength' | 'transferEncoding'>): boolean {
  return transferEncoding !== undefined || (contentLength !== undefined && contentLength !== '0');
}

/**
 * Why a body may not pass. The strict content type is also a defence: a form of a foreign page can send
 * `text/plain`, but not JSON (V44).
 */
export function bodyFault(body: BodyDeclaration, kind: BodyKind): 'media-type' | 'size' | undefined {
  if (!hasBody(body)) return undefined;
  const isEncoded = body.contentEncoding !== undefined && body.contentEncoding.toLowerCase() !== 'identity';
  if (isEncoded || !MEDIA_TYPES[kind].test(body.contentType ?? '')) return 'media-type';
  return Number(body.contentLength ?? 0) > BODY_LIMIT_BYTES[kind] ? 'size' : undefined;
}
