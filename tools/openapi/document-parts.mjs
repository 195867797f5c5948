/** What a tag is about, in the order of the document; tags of the services that are not listed follow. */
const TAGS = {
  'Sign-in': 'Signing in and out, and who one is.',
  'API keys': 'Keys with which programs call, and tokens made with them.',
  Platforms: 'Platforms, by the operator of the installation, and the own platform.',
  Groups: 'The tree of groups.',
  Users: 'People.',
  Invitations: 'Inviting people and following what becomes of it.',
  'Public links': 'The link in an invitation mail; no sign-in.',
  'Learning sessions': 'Paths, sessions and their audiences.',
  Mail: 'What was mailed to whom, and why not.',
  Billing: 'Seats and what they cost.',
  Mailbox: 'The mails that were sent, while no mail server is configured.',
};

const DESCRIPTION = `User provisioning and invitations for learning organisations.

**Sign-in.** \`POST /v1/auth/login\` answers an access token for \`Authorization: Bearer …\` and gives browsers a cookie.
Writes that are signed in by cookie send the value of the cookie \`rollcall-csrf\` in the header \`x-csrf-token\`.
What the caller may not know exists is \`404 not_found\`.

**Programs** call with an API key: \`Authorization: Bearer rck_…\`, made by a platform admin with \`POST /v1/api-keys\`.
Each operation says which scope it needs; what says nothing of API keys is closed to them.

**Lists** answer \`{ items, nextCursor, total? }\`; pass \`nextCursor\` as \`cursor\` to go on.

**Repeating.** A write with the header \`Idempotency-Key\` can be sent again for 24 hours: it is done once, and the first
answer is given again.

**Limits.** Answers carry \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\`; beyond the limit it is 429
with \`Retry-After\`.

**Problems** are \`application/problem+json\` (RFC 9457). Their \`code\` is stable; \`type\` is the address of a page that
explains it, such as [/problems/not_found](/problems/not_found), and lists all of them.
`;

/** The ways to call. @param scopes of API keys, each with its sentence */
export function securitySchemes(scopes) {
  return { ...SECURITY_SCHEMES, oauth2: clientCredentials(scopes) };
}

function clientCredentials(scopes) {
  return {
    type: 'oauth2',
    description:
      'For programs that know client credentials (RFC 6749, 4.4): `client_id` is the id of an API key, `client_secret` ' +
      'the key.',
    flows: { clientCredentials: { tokenUrl: '/v1/oauth/token', scopes } },
  };
}

const SECURITY_SCHEMES = {
  bearer: { type: 'http', scheme: 'bearer', description: 'The access token of a sign-in.' },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-rollcall',
    description:
      'Set by the sign-in; without the prefix __Host- where the installation is served over plain HTTP. Writes also need the header x-csrf-token.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'rck_<id>_<secret>',
    description:
      'An API key of a program, as a bearer token. It acts with the rights of a platform admin, on the routes that one ' +
      'of its scopes opens; the others answer 403 `scope_missing`, or `key_not_accepted` where no scope does.',
  },
  operator: { type: 'http', scheme: 'bearer', description: 'The OPERATOR_TOKEN of the installation.' },
};

export function informationOf(version) {
  return { title: 'Rollcall', version, description: DESCRIPTION };
}

export function tagsOf(paths) {
  const used = new Set(
    Object.values(paths).flatMap((operations) => Object.values(operations).flatMap(({ tags }) => tags ?? [])),
  );
  const known = Object.keys(TAGS).filter((name) => used.has(name));
  const others = [...used].filter((name) => !Object.hasOwn(TAGS, name)).toSorted();
  return [...known, ...others].map((name) => ({ name, ...(TAGS[name] && { description: TAGS[name] }) }));
}

/** The shape of problems, the answers that any call can get, and the parameters that many have. */
export function problemComponents(problems) {
  return {
    schemas: { Problem: problemSchema(problems), FieldError: FIELD_ERROR },
    responses: {
      InvalidInput: answer('The input is not valid; `errors` names every bad field.'),
      Unauthenticated: answer('Nobody is signed in, or no longer.', {
        'WWW-Authenticate': text('How to sign in.'),
      }),
      Forbidden: answer('The caller may not do this; `code` says which rule is in the way.'),
      TooManyRequests: answer('Too many requests.', { 'Retry-After': seconds('When to try again.') }),
      ServiceUnavailable: answer('A part of the installation does not answer.', {
        'Retry-After': seconds('When to try again.'),
      }),
      Problem: answer('Any other refusal or failure.'),
    },
    parameters: {
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        description: 'Any text that names this one write: sent again within 24 hours it is not done again.',
        schema: { type: 'string', minLength: 1, maxLength: 255 },
      },
    },
  };
}

const FIELD_ERROR = {
  type: 'object',
  required: ['path', 'code', 'message'],
  properties: {
    path: { type: 'string', description: 'Where, such as `owner.email`; empty for the input as a whole.' },
    code: { type: 'string', description: 'The rule that was broken; stable.' },
    message: { type: 'string', description: 'What is wrong, for people.' },
  },
};

function problemSchema(problems) {
  return {
    type: 'object',
    description: 'RFC 9457. Some codes add members of their own.',
    required: ['type', 'title', 'status', 'detail', 'code'],
    properties: {
      type: { type: 'string', format: 'uri-reference', examples: ['/problems/not_found'] },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string', description: 'What is wrong in this case, and what to do.' },
      instance: { type: 'string', description: 'Path of the request.' },
      code: { type: 'string', enum: Object.keys(problems), description: tableOf(problems) },
      requestId: { type: 'string', description: 'Quote it when asking for help.' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/FieldError' } },
    },
  };
}

function tableOf(problems) {
  const rows = Object.entries(problems).map(
    ([code, { status, title }]) => `| ${status} | \`${code}\` | ${title} |`,
  );
  return `Stable.\n\n| status | code | meaning |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function answer(description, headers) {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, ...(headers && { headers }), content: { 'application/problem+json': { schema } } };
}

function text(description) {
  return { description, schema: { type: 'string' } };
}

function seconds(description) {
  return { description: `${description} In seconds.`, schema: { type: 'integer', minimum: 1 } };
}
