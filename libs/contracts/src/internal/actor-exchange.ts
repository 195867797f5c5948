/** `POST /internal/actor-tokens` on identity: exchanges an outside access token for a short-lived actor token. */
export interface ActorExchangeRequest {
  /** The opaque token that the caller presented. */
  accessToken: string;
}

/** Answer to {@link ActorExchangeRequest}; 401 when the token is unknown, ended or expired. */
export interface ActorExchangeAnswer {
  /** Signed token to pass on to the services. */
  actorToken: string;
  /** When the actor token ends, ISO 8601. */
  expiresAt: string;
}
