/** `POST /internal/api-key-tokens` on identity: an access token for a program that shows its key (RFC 6749, 4.4). */
export interface ClientCredentialsRequest {
  /** Id of the key. */
  clientId: string;
  /** The key, or only its secret. */
  clientSecret: string;
  /** What the token shall open; none for all that the key does. */
  scopes: string[];
}

/** The token. */
export interface AccessTokenIssued {
  /** Tells the answers apart. */
  outcome: 'issued';
  /** The opaque token; not stored. */
  accessToken: string;
  /** Its life in seconds. */
  expiresIn: number;
  /** What it opens. */
  scopes: string[];
}

/** No token, and why, in the words of RFC 6749, 5.2. */
export interface AccessTokenRefused {
  /** Tells the answers apart. */
  outcome: 'invalid_client' | 'invalid_scope';
}

/** Answer to {@link ClientCredentialsRequest}. */
export type ClientCredentialsAnswer = AccessTokenIssued | AccessTokenRefused;
