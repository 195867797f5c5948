import path from 'node:path';
import { pathToFileURL } from 'node:url';

const RENEW_AFTER_MS = 20_000;

/** What the gateway adds to a call that it passes on: headers that say in a signed way who is calling. */
export class ActorHeaders {
  #made = new Map();

  constructor(tokens, header) {
    Object.assign(this, { tokens, header });
  }

  static async load(root, secretKeys) {
    const file = path.join(root, 'dist/libs/platform/src/index.js');
    const { ACTOR_HEADER, ActorTokens, KeyRing, SystemClock } = await import(pathToFileURL(file).href);
    return new ActorHeaders(new ActorTokens(KeyRing.parse(secretKeys), new SystemClock()), ACTOR_HEADER);
  }

  /** Made anew well before they run out, and not for every call: that would be measured too. */
  async of(actor) {
    const key = JSON.stringify(actor);
    const known = this.#made.get(key);
    if (known && performance.now() - known.at < RENEW_AFTER_MS) return known.headers;
    const headers = { [this.header]: await this.tokens.mint(actor, 60) };
    this.#made.set(key, { headers, at: performance.now() });
    return headers;
  }
}
