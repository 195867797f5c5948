import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../process/failure.mjs';
import { readEnvironment } from './environment.mjs';

export const HELP = `npm start -- [options]    runs Rollcall on this machine

  --port <number>     port of the gateway (default: PORT, else 3000)
  --data-dir <path>   where data, secrets and logs are kept (default: .rollcall)
  --no-demo           does not create the demo platform
  --reset             deletes the data of an earlier run first
  --help              shows this

Environment (each also as NAME_FILE, a file that holds the value):
  PORT, PUBLIC_URL    where it answers, and the address that mails link to
  DATABASE_URL        a PostgreSQL to use, with a role that may create roles (none: an embedded one)
  AMQP_URL            a RabbitMQ for events (none: they travel through PostgreSQL)
  SMTP_URL, MAIL_FROM a mail server (none: mails are kept in the built-in mailbox)
  OPERATOR_TOKEN, SECRET_KEYS   secrets (none: made at the first start and kept)
  LOG_LEVEL           trace, debug, info, warn, error or fatal
`;

const KNOWN = {
  port: { type: 'string' },
  'data-dir': { type: 'string' },
  'no-demo': { type: 'boolean', default: false },
  reset: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};

/** What the person asked for, checked. @throws Failure naming the option or variable that is wrong. */
export function readOptions(args, env, root) {
  const { values } = parse(args);
  if (values.help) return { help: true };
  const variables = readEnvironment(env);
  const port = values.port === undefined ? (variables.PORT ?? 3000) : portFrom(values.port);
  return {
    help: false,
    port,
    dataDir: path.resolve(root, values['data-dir'] ?? '.rollcall'),
    withDemo: !values['no-demo'],
    reset: values.reset,
    variables: { ...variables, PUBLIC_URL: variables.PUBLIC_URL ?? `http://localhost:${port}` },
  };
}

function parse(args) {
  try {
    return parseArgs({ args, options: KNOWN, allowPositionals: false });
  } catch (error) {
    throw new Failure(`${error.message.split('. ')[0]}; "npm start -- --help" lists the options.`);
  }
}

function portFrom(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Failure(`--port must be a number from 1 to 65535, not "${text}".`);
}
