import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../process/failure.mjs';

/** Where the services are and the keys that they know: from the environment, else of an `npm start` that runs. */
export function findInstallation({ root, env, dataDir }) {
  const directory = path.resolve(root, dataDir ?? '.rollcall');
  return {
    secretKeys: secretKeysFrom(env) ?? secretKeysOf(directory),
    urlOf: (service) => env[`${service.toUpperCase()}_URL`] || urlFromRun(directory, service),
  };
}

function secretKeysFrom(env) {
  if (env.SECRET_KEYS) return env.SECRET_KEYS;
  return env.SECRET_KEYS_FILE ? readFileSync(env.SECRET_KEYS_FILE, 'utf8').trim() : undefined;
}

function secretKeysOf(directory) {
  const file = path.join(directory, 'secrets.json');
  if (!existsSync(file)) {
    throw new Failure(
      `SECRET_KEYS is not set, and ${directory} is not the data directory of an "npm start".`,
    );
  }
  return JSON.parse(readFileSync(file, 'utf8')).SECRET_KEYS;
}

function urlFromRun(directory, service) {
  const file = path.join(directory, 'run', `${service}.json`);
  if (!existsSync(file)) {
    throw new Failure(
      `${service} does not run from ${directory}, and ${service.toUpperCase()}_URL is not set.`,
    );
  }
  return JSON.parse(readFileSync(file, 'utf8')).url;
}
