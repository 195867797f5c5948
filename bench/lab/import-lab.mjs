import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { request } from 'undici';
import { TimedClient } from '../measure/timed-client.mjs';

const POLL_MS = 50;
const SAMPLE_MS = 250;
const READ_EVERY_MS = 20;
const ENDS = ['planned', 'applied', 'failed', 'paused', 'cancelled'];

/** A platform with many groups, files for it, and what goes on beside an import. */
export class ImportLab {
  constructor(parts) {
    Object.assign(this, parts);
  }

  static async open(installation, groups, mode = 'setUp') {
    const { academy } = installation;
    const lab = new ImportLab({ installation, academy, mode, groupIds: [], round: 0 });
    for (let at = 0; at < groups; at += 1) {
      // Private, so that learners spread nowhere: what is written are the people and their two groups.
      const body = { name: `Group ${at}`, parentId: academy.rootGroupId, public: false };
      lab.groupIds.push((await lab.#call('POST', '/v1/groups', body)).id);
    }
    return lab;
  }

  /** People of a file, one by one; those of another tag are other people. */
  *people(count, tag = 'person') {
    const { length } = this.groupIds;
    for (let at = 0; at < count; at += 1) {
      const groups = [at % length, (at * 7 + 1) % length];
      yield { email: `${tag}${at}@import.example`, firstName: `First${at}`, lastName: `Last${at}`, groups };
    }
  }

  /**
   * Uploads a file of people and has it applied.
   * @param see is called with the import whenever it was looked at; with it, a service that does not answer is waited for
   * @returns how long each part took
   */
  async run(count, tag, see) {
    const begun = performance.now();
    const since = () => (performance.now() - begun) / 1000;
    const { id } = await this.#upload(count, tag);
    const read = since();
    const planned = await this.#until(id, ENDS, see);
    if (planned.status !== 'planned' || planned.counts.invalid) throw new Error(JSON.stringify(planned));
    const plan = since() - read;
    await this.#call('POST', `/v1/imports/${id}/apply`, {});
    const applied = await this.#until(id, ['applied', 'failed', 'paused'], see);
    if (applied.status !== 'applied') throw new Error(JSON.stringify(applied));
    const seconds = since();
    return { operations: count, seconds, read, plan, apply: seconds - read - plan };
  }

  /** Runs some work while somebody reads forty times a second, and memory is looked at. */
  async besides(work) {
    const client = new TimedClient(this.installation.urlOf('gateway'));
    const identity = this.installation.services.find(({ name }) => name === 'identity');
    const over = new AbortController();
    let peakMebibytes = 0;
    const reading = (async () => {
      for (; !over.signal.aborted; await delay(READ_EVERY_MS)) await client.call(this.academy.readCall());
    })();
    const looking = (async () => {
      for (; !over.signal.aborted; await delay(SAMPLE_MS)) {
        peakMebibytes = Math.max(peakMebibytes, pssMebibytes(identity.child.pid));
      }
    })();
    const result = await work().finally(() => over.abort());
    await Promise.all([reading, looking]);
    await client.close();
    return { ...result, latencies: client.latencies, peakMebibytes };
  }

  /** A number that rises with every person, membership and event. */
  async written() {
    const [{ sum }] = await this.installation.backlog.rows(
      `SELECT (SELECT sum(version) FROM identity.users) + (SELECT count(*) FROM identity.memberships)
            + (SELECT count(*) FROM identity.outbox WHERE type <> 'identity.import-completed.v1') AS sum`,
    );
    return Number(sum);
  }

  async #upload(count, tag) {
    const lines = function* (people, groupIds) {
      yield 'Email,First name,Last name,Groups,Roles\r\n';
      for (const { email, firstName, lastName, groups } of people) {
        yield `${email},${firstName},${lastName},${groups.map((at) => groupIds[at]).join('|')},learner\r\n`;
      }
    };
    const body = Readable.from(lines(this.people(count, tag), this.groupIds));
    const headers = { ...this.#headers, 'content-type': 'text/csv' };
    return this.#send(`/v1/imports?mode=${this.mode}&sendCredentials=${this.mode === 'setUp'}`, {
      method: 'POST',
      headers,
      body,
    });
  }

  async #until(id, states, see) {
    for (; ; await delay(POLL_MS)) {
      const look = this.#call('GET', `/v1/imports/${id}`);
      const body = see ? await look.catch(() => undefined) : await look;
      if (body && states.includes(body.status)) return body;
      if (body) await see?.(body);
    }
  }

  get #headers() {
    return { authorization: `Bearer ${this.academy.accessToken}` };
  }

  #call(method, path, body) {
    const headers = { ...this.#headers, ...(body && { 'content-type': 'application/json' }) };
    return this.#send(path, { method, headers, body: body && JSON.stringify(body) });
  }

  async #send(path, options) {
    const answer = await request(this.installation.urlOf('gateway') + path, options);
    const content = await answer.body.json();
    if (answer.statusCode >= 300)
      throw new Error(`${path} answered ${answer.statusCode}: ${JSON.stringify(content)}`);
    return content;
  }
}

function pssMebibytes(pid) {
  const [, kibibytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return Number(kibibytes) / 1024;
}
