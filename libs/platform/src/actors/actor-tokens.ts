import { createSecretKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/clock.js';
import { parseActor, type Actor } from './actor.js';
import type { KeyRing } from './key-ring.js';

const PURPOSE = 'actor-token';
const ALGORITHM = 'HS256';
const ISSUER = 'rollcall';
const AUDIENCE = 'rollcall-services';
const TYPE = 'rollcall-actor+jwt';
const DEFAULT_TTL_SECONDS = 30;
const MAXIMUM_TTL_SECONDS = 60;
/** Clocks of two machines differ a little. */
const CLOCK_TOLERANCE_SECONDS = 5;
/**
 * A gateway sends one token with every call of a sign-in within a second; checking its signature each time would be a
 * tenth of a busy service's work. Only what verified is remembered, and never beyond its end.
 */
const REMEMBERED_TOKENS = 2_000;

/** The header that carries an actor token between gateway and services. */
export const ACTOR_HEADER = 'x-rollcall-actor';

/** The token is forged, damaged, expired, or was made for something else. Deliberately says no more. */
export class InvalidActorTokenError extends Error {
  override readonly name = 'InvalidActorTokenError';

  constructor() {
    super('The actor token is not valid.');
  }
}

/**
 * Short-lived signed statements of who is calling (JWT, RFC 7519), passed between gateway and services in the
 * header {@link ACTOR_HEADER}. Algorithm, issuer, audience and type are pinned; a token of an older key of the
 * ring still verifies.
 */
export class ActorTokens {
  readonly #keys = new Map<string, KeyObject>();
  readonly #verified = new LRUCache<string, { actor: Actor; validUntil: number; notBefore: number }>({
    max: REMEMBERED_TOKENS,
  });

  constructor(
    private readonly ring: KeyRing,
    private readonly clock: Clock,
  ) {}

  /**
   * @param ttlSeconds life of the token, more than 0 and at most 60 (default 30)
   */
  async mint(actor: Actor, ttlSeconds: number = DEFAULT_TTL_SECONDS): Promise<string> {
    if (!(ttlSeconds > 0 && ttlSeconds <= MAXIMUM_TTL_SECONDS)) {
      throw new RangeError(
        `An actor token lives for 1 to ${MAXIMUM_TTL_SECONDS} seconds, not ${ttlSeconds}.`,
      );
    }
    const { kid, key } = this.ring.current(PURPOSE);
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ actor })
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: TYPE })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + Math.ceil(ttlSeconds))
      .sign(this.keyObject(kid, key));
  }

  /**
   * @throws {@link InvalidActorTokenError} for anything but a live token of this installation
   */
  async verify(token: string): Promise<Actor> {
    const now = this.clock.now().getTime() / 1000;
    const known = this.#verified.get(token);
    if (known && now >= known.notBefore && now < known.validUntil) return known.actor;
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.findKey(kid), {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['exp', 'iat'],
        maxTokenAge: MAXIMUM_TTL_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: this.clock.now(),
      });
      const { actor: claim, exp = 0, iat = 0 } = payload;
      const actor = exp - iat <= MAXIMUM_TTL_SECONDS ? parseActor(claim) : undefined;
      if (actor) {
        this.#verified.set(token, { actor, notBefore: now, validUntil: exp });
        return actor;
      }
    } catch {
      // Which check failed is nobody's business: it would only help a forger.
    }
    throw new InvalidActorTokenError();
  }

  private findKey(kid: string | undefined): KeyObject {
    const key = kid === undefined ? undefined : this.ring.find(PURPOSE, kid);
    if (kid === undefined || key === undefined) throw new InvalidActorTokenError();
    return this.keyObject(kid, key);
  }

  /** jose keeps the imported form of a KeyObject, which saves an import for every token. */
  private keyObject(kid: string, key: Buffer): KeyObject {
    const known = this.#keys.get(kid) ?? createSecretKey(key);
    this.#keys.set(kid, known);
    return known;
  }
}
