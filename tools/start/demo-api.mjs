import { setTimeout as delay } from 'node:timers/promises';

const TIMEOUT_MS = 20_000;

/** An answer that was not a success. */
export class UnexpectedAnswer extends Error {
  constructor(call, status, problem) {
    super(`${call} answered ${status} ${problem?.code ?? ''}: ${problem?.detail ?? JSON.stringify(problem)}`);
    this.status = status;
    this.code = problem?.code;
  }
}

/** A client of Rollcall's public API, as any other would be. */
export class DemoApi {
  constructor(baseUrl, { token, signal } = {}) {
    Object.assign(this, { baseUrl, token, signal });
  }

  /** The same, signed in as somebody. */
  as(token) {
    return new DemoApi(this.baseUrl, { token, signal: this.signal });
  }

  get(path) {
    return this.#call('GET', path);
  }

  /** `key` makes a repetition after a crash answer like the first time. */
  post(path, body, key) {
    return this.#call('POST', path, body, key);
  }

  put(path, body, key) {
    return this.#call('PUT', path, body, key);
  }

  /** The mails to an address, newest first, once there is one. */
  async mailsTo(address, withinMs = 60_000) {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const { items } = await this.get(`/mailbox/api/mails?to=${encodeURIComponent(address)}`);
      if (items.length > 0) return items;
      if (Date.now() > deadline) throw new Error(`no mail to ${address} within ${withinMs / 1000} s`);
      await delay(200, undefined, { signal: this.signal });
    }
  }

  async #call(method, path, body, key) {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(new URL(path, this.baseUrl), {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(key && { 'idempotency-key': key }),
      },
      body: body && JSON.stringify(body),
      signal: this.signal ? AbortSignal.any([this.signal, timeout]) : timeout,
    });
    const content = await answer.json().catch(() => undefined);
    if (!answer.ok)
      throw new UnexpectedAnswer(
        `${method} ${path.replace(/links\/[^/]+/, 'links/…')}`,
        answer.status,
        content,
      );
    return content;
  }
}

/** The token of the activation link in the newest of these mails. */
export function linkTokenIn([newest]) {
  const token = /\/join\/([\w.~-]+)/.exec(newest.text)?.[1];
  if (!token) throw new Error(`the mail "${newest.subject}" has no activation link`);
  return token;
}
