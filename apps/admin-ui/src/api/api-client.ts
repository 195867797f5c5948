import createClient, { type Middleware } from 'openapi-fetch';
import { ApiProblem } from './api-problem.js';
import { csrfToken } from './csrf-token.js';
import type { components, paths } from './schema.js';

/** Shapes of the API by their names in its document. */
export type Schemas = components['schemas'];

/** Shows that a write comes from this page, and turns every refusal into an `ApiProblem`. */
const middleware: Middleware = {
  onRequest({ request }) {
    if (request.method === 'GET') return;
    const token = csrfToken();
    if (token) request.headers.set('x-csrf-token', token);
    // The browser may send a call again by itself; it must not happen twice.
    if (!request.headers.has('idempotency-key')) request.headers.set('idempotency-key', crypto.randomUUID());
  },
  async onResponse({ response }) {
    if (!response.ok) throw await ApiProblem.of(response);
  },
  onError({ error }) {
    if (error instanceof ApiProblem || isAbort(error)) return error as Error;
    return ApiProblem.unreachable();
  },
};

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** The API of Rollcall, typed by its document. The browser signs in by a cookie that scripts cannot read. */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(middleware);

/** The body of a successful answer. @throws ApiProblem */
export async function dataOf<T>(call: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await call;
  // Refusals have been thrown; answers without a body are not asked for theirs.
  return data as NonNullable<T>;
}
