import { FeedError } from './feed.errors.js';

/**
 * What requests are authorised with: an access token, an API key (`rck_…`), or a function that gives one for each
 * request. It is called with `true` when the one that it gave last was refused.
 */
export type AccessToken = string | ((wasRefused: boolean) => string | Promise<string>);

/** A client of the OAuth 2.0 client credentials grant (RFC 6749, 4.4). */
export interface ClientCredentials {
  /** Where tokens are given, such as `https://rollcall.example.org/v1/oauth/token`. */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Scopes, separated by spaces; those of the client unless given. */
  scope?: string;
}

const RENEW_BEFORE_SECONDS = 30;
const LONGEST_TEXT = 200;

/** Access tokens by the client credentials grant, each used until shortly before it expires. */
export function clientCredentials(client: ClientCredentials): AccessToken {
  let current: { token: string; until: number } | undefined;
  return async (wasRefused) => {
    if (wasRefused || !current || Date.now() >= current.until) current = await requestToken(client);
    return current.token;
  };
}

async function requestToken({ tokenUrl, clientId, clientSecret, scope }: ClientCredentials) {
  const basic = [clientId, clientSecret].map(encodeURIComponent).join(':');
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope && { scope }) }),
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw refusalOf(tokenUrl, response.status, await response.text());
  const answer = (await response.json()) as { access_token: string; expires_in?: number };
  const seconds = (answer.expires_in ?? 0) - RENEW_BEFORE_SECONDS;
  return { token: answer.access_token, until: Date.now() + seconds * 1_000 };
}

/** What could pass by itself is an error like any other; a client that is refused would be refused again. */
function refusalOf(tokenUrl: string, status: number, text: string): Error {
  const message = `${tokenUrl} answered ${status}: ${text.slice(0, LONGEST_TEXT)}`;
  return status >= 500 || status === 408 || status === 429
    ? new Error(message)
    : new FeedError(message, status, undefined);
}
