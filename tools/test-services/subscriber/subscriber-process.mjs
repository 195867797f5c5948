import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { installContracts } from '../../contracts/install-package.mjs';

const PROGRAM = 'directory-subscriber.mjs';
const NOTHING = { broker: 0, feed: 0, duplicates: 0, poison: 0 };

/** The service of another team, in a project of its own with the package installed; it can be killed and started again. */
export class SubscriberProcess {
  #child;
  #totals = { ...NOTHING };
  /** How often it was killed. */
  kills = 0;

  /** What it said was tried again. */
  troubles = [];

  constructor(directory, options) {
    this.directory = directory;
    this.options = { ...options, journal: path.join(directory, 'journal.jsonl') };
  }

  /** @param options `baseUrl`, `accessToken`, and `amqpUrl` to listen at the broker as well */
  static async install({ root, directory, ...options }) {
    mkdirSync(directory, { recursive: true });
    await installContracts({ root, directory });
    copyFileSync(path.join(import.meta.dirname, PROGRAM), path.join(directory, PROGRAM));
    return new SubscriberProcess(directory, options);
  }

  start() {
    const env = { PATH: process.env.PATH };
    this.#child = fork(path.join(this.directory, PROGRAM), [JSON.stringify(this.options)], {
      env,
      execArgv: [],
    });
    this.#child.on('message', ({ trouble }) => trouble && this.troubles.push(trouble));
  }

  /** What it knows, and how many events came which way, over all its lives but for the moment before it was killed. */
  async state() {
    const { counts, ...known } = await this.#ask();
    return { ...known, counts: counts && sum(this.#totals, counts) };
  }

  /** Kills it without a warning. */
  async kill() {
    this.kills += 1;
    const { counts } = await this.#ask();
    if (counts) this.#totals = sum(this.#totals, counts);
    await this.#end('SIGKILL');
  }

  /** Kills it and starts it again, as an orchestrator would. */
  async restart() {
    await this.kill();
    this.start();
  }

  /** Ends it in order. */
  async stop() {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.#end('SIGTERM');
  }

  async #ask() {
    const child = this.#child;
    const answer = new Promise((resolve, reject) => {
      const take = (message) => {
        if (!message.people) return;
        child.off('message', take);
        resolve(message);
      };
      child.on('message', take);
      child.once('exit', (code, signal) =>
        reject(new Error(`The subscriber has ended (${signal ?? code}).`)),
      );
    });
    child.send('state');
    return answer;
  }

  async #end(signal) {
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
  }
}

/** What a snapshot says of people and groups, as a directory would. */
export async function takeSnapshot({ baseUrl, accessToken }) {
  const events = [];
  for (let cursor = ''; cursor !== null;) {
    const url = `${baseUrl}/v1/events/snapshot?limit=1000${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
    if (!answer.ok) throw new Error(`The snapshot was refused: ${answer.status} ${await answer.text()}`);
    const page = await answer.json();
    events.push(...page.items);
    cursor = page.nextCursor;
  }
  const described = (noun) =>
    events.filter(({ type }) => type === `identity.${noun}-described.v1`).map(({ data }) => data);
  return { people: described('user').map(person), groups: described('group').map(group) };
}

const person = ({ userId, status, email, firstName, lastName, locale, memberships }) => ({
  userId,
  status,
  email,
  firstName,
  lastName,
  locale,
  memberships: memberships.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
});
const keyOf = ({ groupId, role }) => `${groupId}/${role}`;
const group = ({ groupId, parentId, name, public: isPublic }) => ({
  groupId,
  parentId,
  name,
  public: isPublic,
});
const sum = (one, other) =>
  Object.fromEntries(Object.keys(NOTHING).map((key) => [key, one[key] + other[key]]));
