import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../process/failure.mjs';
import { SERVICES } from './services.mjs';

/** The installation's secrets, made once and kept beside its data, readable by their owner only. */
export function loadSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const kept = existsSync(file) ? parse(file) : {};
  const secrets = { ...freshSecrets(), ...kept };
  if (Object.keys(secrets).length !== Object.keys(kept).length) {
    writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return secrets;
}

function freshSecrets() {
  const passwords = SERVICES.filter(({ hasDatabase }) => hasDatabase).map(({ name }) => [
    `${name}DatabasePassword`,
    randomBytes(24).toString('base64url'),
  ]);
  return {
    SECRET_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    OPERATOR_TOKEN: randomBytes(32).toString('base64url'),
    ...Object.fromEntries(passwords),
  };
}

function parse(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Failure(`${file} cannot be read; restore it, or delete the data with "npm start -- --reset".`);
  }
}
