/** Why there is no token, in the words of RFC 6749, 5.2. */
export type OAuthFault = 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type';

/** Who asks for a token, and for what. */
export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
  /** None for all that the key opens. */
  scopes: string[];
}

/** A form as it was parsed: a name that came twice has several values. */
type Form = Readonly<Record<string, unknown>>;

const READ = ['grant_type', 'client_id', 'client_secret', 'scope'];
const BASIC = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i;
const LONGEST = 512;
/** RFC 6749, 3.3: any visible character of ASCII but `"` and `\`, separated by single blanks. */
const SCOPES = /^[!#-[\]-~]+(?: [!#-[\]-~]+)*$/;

/**
 * Reads a request for a token (RFC 6749, 4.4.2). The client shows itself either by HTTP Basic or by the form (2.3.1), not by
 * both; what is not known of the form does not matter, and what has no value counts as left out (3.2).
 */
export function readClientCredentials(
  authorization: string | undefined,
  form: Form | undefined = {},
): ClientCredentials | OAuthFault {
  const given = Object.fromEntries(
    READ.map((name) => [name, form[name]]).filter(([, value]) => value !== undefined && value !== ''),
  ) as Form;
  if (Object.values(given).some((value) => typeof value !== 'string')) return 'invalid_request';
  const { grant_type, client_id, client_secret, scope } = given as Record<string, string | undefined>;
  if (grant_type === undefined) return 'invalid_request';
  if (grant_type !== 'client_credentials') return 'unsupported_grant_type';
  const client = clientOf(authorization, { client_id, client_secret });
  if (typeof client === 'string') return client;
  if (scope !== undefined && !(scope.length <= LONGEST && SCOPES.test(scope))) return 'invalid_scope';
  return { ...client, scopes: scope?.split(' ') ?? [] };
}

function clientOf(
  authorization: string | undefined,
  { client_id, client_secret }: { client_id: string | undefined; client_secret: string | undefined },
): Omit<ClientCredentials, 'scopes'> | OAuthFault {
  const basic = authorization === undefined ? undefined : readBasic(authorization);
  if (authorization !== undefined && !basic) return 'invalid_client';
  if (basic && client_secret !== undefined) return 'invalid_request';
  if (basic && client_id !== undefined && client_id !== basic.clientId) return 'invalid_request';
  const client = basic ?? { clientId: client_id ?? '', clientSecret: client_secret ?? '' };
  const isPossible = Object.values(client).every((text) => text.length > 0 && text.length <= LONGEST);
  return isPossible ? client : 'invalid_client';
}

/** Both parts are encoded like a form before they are joined (2.3.1). */
function readBasic(authorization: string): Omit<ClientCredentials, 'scopes'> | undefined {
  const [, encoded] = BASIC.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  try {
    const [clientId, clientSecret] = [text.slice(0, colon), text.slice(colon + 1)].map(formDecoded);
    return { clientId: clientId ?? '', clientSecret: clientSecret ?? '' };
  } catch {
    // Not percent-encoded UTF-8: nothing that anybody was given.
    return undefined;
  }
}

const formDecoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
