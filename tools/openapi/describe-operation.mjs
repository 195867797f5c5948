import { STATUS_CODES } from 'node:http';

const IDEMPOTENCY = { $ref: '#/components/parameters/IdempotencyKey' };
const WRITES = new Set(['post', 'put', 'patch', 'delete']);

/** An operation with what holds for all of them: who may call it, and what can go wrong anywhere. */
export function describeOperation({ operation, method, path, route, kinds }) {
  const { operationId, parameters = [], responses, tags = [], security: _own, ...rest } = operation;
  const isSignedIn = route.access === 'signed-in';
  const isIdempotent = WRITES.has(method) && isSignedIn && !path.startsWith('/v1/auth/');
  const isDocumented = parameters.some(({ name }) => name?.toLowerCase() === 'idempotency-key');
  return {
    operationId: operationId.replace('Controller_', '_'),
    ...rest,
    tags: tags.map((tag) => tag.charAt(0).toUpperCase() + tag.slice(1)),
    security: securityOf(route, kinds),
    parameters: isIdempotent && !isDocumented ? [...parameters, IDEMPOTENCY] : parameters,
    responses: responsesOf(responses, {
      takesInput: parameters.length > 0 || operation.requestBody !== undefined,
      isSignedIn,
      isLimited: route.allowance !== 'none',
    }),
  };
}

function securityOf({ access }, kinds) {
  const people = kinds.includes('user') && access !== 'open' ? [{ bearer: [] }, { cookie: [] }] : [];
  const operator = kinds.includes('operator') && access !== 'open' ? [{ operator: [] }] : [];
  const anybody = access === 'signed-in' ? [] : [{}];
  return [...anybody, ...people, ...operator];
}

function responsesOf(own, { takesInput, isSignedIn, isLimited }) {
  const described = Object.fromEntries(
    Object.entries(own).map(([status, response]) => [status, describeResponse(status, response)]),
  );
  const general = {
    ...(takesInput && { 400: shared('InvalidInput') }),
    ...(isSignedIn && { 401: shared('Unauthenticated'), 403: shared('Forbidden') }),
    ...(isLimited && { 429: shared('TooManyRequests') }),
    503: shared('ServiceUnavailable'),
    default: shared('Problem'),
  };
  return { ...general, ...described };
}

function describeResponse(status, response) {
  if (response.$ref) return response;
  const content = response.content?.['application/problem+json'];
  const description = response.description || STATUS_CODES[status] || 'Done.';
  const codes = content?.schema?.properties?.code?.enum;
  if (!codes) return { ...response, description };
  const schema = {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
  };
  return { description, content: { 'application/problem+json': { schema } } };
}

function shared(name) {
  return { $ref: `#/components/responses/${name}` };
}
