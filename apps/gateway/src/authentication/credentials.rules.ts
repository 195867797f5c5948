/** What a request shows to prove who makes it. A bearer token wins over a cookie. */
export type Credentials =
  | { kind: 'none' }
  | { kind: 'bearer'; token: string }
  | { kind: 'cookie'; token: string }
  /** An `Authorization` header that is not a bearer token: somebody means to sign in and fails. */
  | { kind: 'unreadable' };

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]{1,512}=*) *$/i;
const TOKEN = /^[A-Za-z0-9._~+/-]{1,512}=*$/;

/** Reads the credentials of a request from its headers. */
export function readCredentials(
  authorization: string | undefined,
  cookies: string | undefined,
  cookieName: string,
): Credentials {
  if (authorization !== undefined) {
    const token = BEARER.exec(authorization)?.[1];
    return token === undefined ? { kind: 'unreadable' } : { kind: 'bearer', token };
  }
  const token = cookies === undefined ? undefined : cookieValue(cookies, cookieName);
  return token !== undefined && TOKEN.test(token) ? { kind: 'cookie', token } : { kind: 'none' };
}

/** The value of a cookie (RFC 6265, 5.4); of several with one name, the first, which is the most specific. */
export function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals !== -1 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}
