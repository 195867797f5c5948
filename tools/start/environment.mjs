import { readFileSync } from 'node:fs';
import { Failure } from '../process/failure.mjs';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Each variable with what is wrong with a value, or undefined when it is fine. Messages never show the value. */
const CHECKS = {
  PORT: (value) => (isPort(value) ? undefined : 'must be a number from 1 to 65535'),
  PUBLIC_URL: (value) => urlFault(value, ['http:', 'https:']),
  DATABASE_URL: (value) => urlFault(value, ['postgres:', 'postgresql:']),
  IDENTITY_DATABASE_URL: (value) => urlFault(value, ['postgres:', 'postgresql:']),
  INVITATIONS_DATABASE_URL: (value) => urlFault(value, ['postgres:', 'postgresql:']),
  NOTIFICATIONS_DATABASE_URL: (value) => urlFault(value, ['postgres:', 'postgresql:']),
  BILLING_DATABASE_URL: (value) => urlFault(value, ['postgres:', 'postgresql:']),
  EVENTS_DATABASE_URL: (value) => urlFault(value, ['postgres:', 'postgresql:']),
  AMQP_URL: (value) => urlFault(value, ['amqp:', 'amqps:']),
  SMTP_URL: (value) => urlFault(value, ['smtp:', 'smtps:']),
  MAIL_FROM: (value) => (value.includes('@') ? undefined : 'must be a mail address'),
  // How strong it must be depends on NODE_ENV, and is the gateway's to say.
  OPERATOR_TOKEN: () => undefined,
  SECRET_KEYS: secretKeysFault,
  LOG_LEVEL: (value) => (LOG_LEVELS.includes(value) ? undefined : `must be one of ${LOG_LEVELS.join(', ')}`),
};

/** The variables that are set, by value or by file. @throws Failure naming every one that is wrong. */
export function readEnvironment(env) {
  const faults = [];
  const found = {};
  for (const [name, check] of Object.entries(CHECKS)) {
    const value = valueOf(env, name, faults);
    if (value === undefined) continue;
    const fault = check(value);
    if (fault) faults.push(`${name} ${fault}`);
    found[name] = value;
  }
  if (faults.length > 0) throw new Failure(`Environment: ${faults.join('; ')}.`);
  return { ...found, ...(found.PORT && { PORT: Number(found.PORT) }) };
}

/** An empty variable counts as one that is not given, as everywhere in Rollcall. */
function valueOf(env, name, faults) {
  const file = env[`${name}_FILE`];
  if (env[name] && file) faults.push(`${name} is given twice, also as ${name}_FILE`);
  if (!file) return env[name] || undefined;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '') || undefined;
  } catch (error) {
    faults.push(`${name}_FILE names a file that cannot be read (${error.code})`);
    return undefined;
  }
}

/** The variables' names in both forms: what the launcher hands on by itself, and nothing else may. */
export const OWN_VARIABLES = Object.keys(CHECKS).flatMap((name) => [name, `${name}_FILE`]);

function isPort(value) {
  return /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
}

function urlFault(value, protocols) {
  const isFine =
    URL.canParse(value) && protocols.includes(new URL(value).protocol) && new URL(value).hostname !== '';
  return isFine
    ? undefined
    : `must be a URL that starts with ${protocols.map((name) => `${name}//`).join(' or ')}`;
}

function secretKeysFault(value) {
  const isFine = value.split(',').every((entry) => {
    const [, key] = /^[a-z0-9]{1,8}:([A-Za-z0-9+/_-]+=*)$/.exec(entry.trim()) ?? [];
    return key !== undefined && Buffer.from(key, 'base64').length >= 32;
  });
  return isFine ? undefined : 'must be kid:base64[,kid:base64…], each key of at least 32 bytes';
}
