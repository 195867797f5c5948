import { Injectable } from '@nestjs/common';
import { ActorTokens, Clock, type AnonymousActor, type OperatorActor } from '@rollcall/platform';

const TTL_SECONDS = 60;
const RENEW_AFTER_MS = 20_000;

type StandingActor = AnonymousActor | OperatorActor;

/** Actor tokens of callers who are nobody in particular: made a few times a minute instead of for every call. */
@Injectable()
export class StandingTokens {
  readonly #made = new Map<StandingActor['kind'], { token: Promise<string>; at: number }>();

  constructor(
    private readonly tokens: ActorTokens,
    private readonly clock: Clock,
  ) {}

  /** A token with most of its life before it. */
  of(actor: StandingActor): Promise<string> {
    const now = this.clock.now().getTime();
    const known = this.#made.get(actor.kind);
    if (known && now - known.at < RENEW_AFTER_MS && now >= known.at) return known.token;
    const token = this.tokens.mint(actor, TTL_SECONDS);
    this.#made.set(actor.kind, { token, at: now });
    return token;
  }
}
