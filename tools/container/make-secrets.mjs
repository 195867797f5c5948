/**
 * For `docker compose`: makes the installation's secrets in /secrets at the first start, one file each, as the
 * `NAME_FILE` variables want them. What is there already stays.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSecrets } from '../start/secrets.mjs';
import { adminUrlsOf, databaseUrlOf } from '../start/services.mjs';

const directory = process.argv[2] ?? '/secrets';
const secrets = loadSecrets(directory);
const postgresPassword = keep('POSTGRES_PASSWORD', () => randomBytes(24).toString('base64url'));
const adminUrl = `postgres://postgres:${postgresPassword}@postgres:5432/rollcall`;
const adminUrls = adminUrlsOf({}, adminUrl);

keep('OPERATOR_TOKEN', () => secrets.OPERATOR_TOKEN);
keep('SECRET_KEYS', () => secrets.SECRET_KEYS);
keep('ADMIN_DATABASE_URL', () => adminUrl);
for (const name of Object.keys(adminUrls)) {
  keep(`${name.toUpperCase()}_DATABASE_URL`, () => databaseUrlOf(name, { adminUrls, secrets }));
}
const brokerPassword = keep('RABBITMQ_PASSWORD', () => randomBytes(24).toString('base64url'));
keep('AMQP_URL', () => `amqp://rollcall:${brokerPassword}@rabbitmq:5672`);
keep(
  'rabbitmq.conf',
  () => `default_user = rollcall\ndefault_pass = ${brokerPassword}\nlisteners.tcp.default = 5672\n`,
);

/** PostgreSQL and RabbitMQ read theirs as other accounts, so the volume protects the files and not their mode. */
function keep(name, make) {
  const file = path.join(directory, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const value = make();
  writeFileSync(`${file}.new`, value, { mode: 0o444 });
  renameSync(`${file}.new`, file);
  return value;
}
