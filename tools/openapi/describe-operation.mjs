import { STATUS_CODES } from 'node:http';

const IDEMPOTENCY = { $ref: '#/components/parameters/IdempotencyKey' };
const WRITES = new Set(['post', 'put', 'patch', 'delete']);

/** An operation with what holds for all of them: who may call it, and what can go wrong anywhere. */
export function describeOperation({ operation, method, path, route, kinds, scope }) {
  const {
    operationId,
    parameters = [],
    responses,
    tags = [],
    security: _own,
    description,
    ...rest
  } = operation;
  const isSignedIn = route.access === 'signed-in';
  const isIdempotent = WRITES.has(method) && isSignedIn && !path.startsWith('/v1/auth/');
  const isDocumented = parameters.some(({ name }) => name?.toLowerCase() === 'idempotency-key');
  return {
    operationId: operationId.replace('Controller_', '_'),
    ...rest,
    ...describedWith(description, scope),
    tags: tags.map((tag) => tag.charAt(0).toUpperCase() + tag.slice(1)),
    security: securityOf(route, kinds, scope),
    parameters: isIdempotent && !isDocumented ? [...parameters, IDEMPOTENCY] : parameters,
    responses: responsesOf(responses, {
      takesInput: parameters.length > 0 || operation.requestBody !== undefined,
      isSignedIn,
      isLimited: route.allowance !== 'none',
    }),
  };
}

/** Said in words too: readers of the API show who may call it, and not all of them with which scope. */
function describedWith(own, scope) {
  const about =
    scope && (scope === 'any' ? 'Open to every API key.' : `API keys need the scope \`${scope}\`.`);
  const description = [own, about].filter(Boolean).join('\n\n');
  return description && { description };
}

function securityOf({ access }, kinds, scope) {
  const people = kinds.includes('user') && access !== 'open' ? [{ bearer: [] }, { cookie: [] }] : [];
  const operator = kinds.includes('operator') && access !== 'open' ? [{ operator: [] }] : [];
  const required = scope === 'any' ? [] : [scope];
  const keys = scope && access !== 'open' ? [{ apiKey: required }, { oauth2: required }] : [];
  const anybody = access === 'signed-in' ? [] : [{}];
  return [...anybody, ...people, ...keys, ...operator];
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
