import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

const TABLES = `
  CREATE TABLE users (id uuid PRIMARY KEY, platform_id uuid NOT NULL, status text NOT NULL, email text, username text,
    first_name text NOT NULL, last_name text NOT NULL, locale text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
  CREATE UNIQUE INDEX ON users (platform_id, lower(email));
  CREATE UNIQUE INDEX ON users (lower(username));
  CREATE TABLE groups (id uuid PRIMARY KEY);
  CREATE TABLE memberships (user_id uuid NOT NULL REFERENCES users, group_id uuid NOT NULL REFERENCES groups,
    role text NOT NULL, platform_id uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, group_id, role));
  CREATE INDEX ON memberships (group_id, role, user_id);`;

/** The floor of an import: COPY of the same people and memberships, finished rows from a file, in one transaction. */
export class RawCopy {
  constructor({ client, directory, groupIds }) {
    Object.assign(this, { client, directory, groupIds });
  }

  static async open(lab, groups) {
    const client = new pg.Client({ connectionString: await lab.newDatabase() });
    await client.connect();
    await client.query(TABLES);
    const groupIds = Array.from({ length: groups }, () => uuidv7());
    await client.query('INSERT INTO groups SELECT unnest($1::uuid[])', [groupIds]);
    return new RawCopy({ client, directory: lab.directory, groupIds });
  }

  /** @param people `{ email, firstName, lastName, groups: [index, index] }`, made on the way */
  async measure(people, count) {
    const files = await this.#write(people);
    const begun = performance.now();
    await this.client.query('BEGIN');
    await this.client.query(
      `COPY users (id, platform_id, status, email, first_name, last_name, locale) FROM '${files.users}'`,
    );
    await this.client.query(
      `COPY memberships (user_id, group_id, role, platform_id) FROM '${files.memberships}'`,
    );
    await this.client.query('COMMIT');
    const seconds = (performance.now() - begun) / 1000;
    await this.client.query('TRUNCATE users, memberships');
    return { operations: count, seconds };
  }

  async close() {
    await this.client.end();
  }

  async #write(people) {
    const files = { users: '', memberships: '' };
    const streams = {};
    for (const name of Object.keys(files)) {
      files[name] = path.join(this.directory, `raw-${name}.tsv`);
      streams[name] = createWriteStream(files[name], { mode: 0o644 });
    }
    const platformId = uuidv7();
    for (const { email, firstName, lastName, groups } of people) {
      const id = uuidv7();
      const user = [id, platformId, 'active', email, firstName, lastName, 'en'];
      const memberships = groups.map((at) => [id, this.groupIds[at], 'learner', platformId].join('\t'));
      const isFree = streams.users.write(`${user.join('\t')}\n`);
      if (!streams.memberships.write(`${memberships.join('\n')}\n`)) await once(streams.memberships, 'drain');
      if (!isFree) await once(streams.users, 'drain');
    }
    await Promise.all(Object.values(streams).map((stream) => once(stream.end(), 'finish')));
    return files;
  }
}
