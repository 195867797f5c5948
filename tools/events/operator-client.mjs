import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../process/failure.mjs';

/** Calls the services directly, as the operator. The gateway has no way to `/internal`, on purpose. */
export class OperatorClient {
  constructor({ installation, mintToken, header }) {
    Object.assign(this, { installation, mintToken, header });
  }

  static async create(root, installation) {
    const file = path.join(root, 'dist/libs/platform/src/index.js');
    if (!existsSync(file)) throw new Failure('Rollcall is not built yet; run "npm run build".');
    const { ACTOR_HEADER, ActorTokens, KeyRing, SystemClock } = await import(pathToFileURL(file).href);
    const tokens = new ActorTokens(KeyRing.parse(installation.secretKeys), new SystemClock());
    const mintToken = () => tokens.mint({ kind: 'operator' });
    return new OperatorClient({ installation, mintToken, header: ACTOR_HEADER });
  }

  get(service, target) {
    return this.#call(service, target, { method: 'GET' });
  }

  post(service, target, body) {
    const headers = { 'content-type': 'application/json' };
    return this.#call(service, target, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #call(service, target, init) {
    const url = new URL(target, this.installation.urlOf(service));
    const headers = { ...init.headers, [this.header]: await this.mintToken() };
    const answer = await fetch(url, { ...init, headers }).catch((error) => {
      throw new Failure(
        `${service} cannot be reached at ${url.origin} (${error.cause?.code ?? error.message}).`,
      );
    });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Failure(`${service} answered ${answer.status}: ${explain(body)}`);
    return body;
  }
}

function explain({ detail, title = 'no reason', errors = [] }) {
  return [detail ?? title, ...errors.map(({ path: field, message }) => `${field} ${message}`)].join(' ');
}
