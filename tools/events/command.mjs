import { parseArgs } from 'node:util';
import { Failure } from '../process/failure.mjs';

export const HELP = `npm run events -- <command>

  parked [service]                    lists the events that were given up, of one service or of all
  retry <service> <event id>… | --all     gives them to their handlers again
  discard <service> <event id>… | --all   gives them up for good
  replay <service> --from <time> [--to <time>] [--type <event type>]…
                                      publishes again what the service published in that time

  --data-dir <path>   data directory of the "npm start" that is meant (default: .rollcall)

Elsewhere than beside "npm start": IDENTITY_URL, INVITATIONS_URL, NOTIFICATIONS_URL, BILLING_URL and EVENTS_URL say where the
services are, and SECRET_KEYS (or SECRET_KEYS_FILE) is theirs. Times are ISO 8601, such as 2026-11-23T09:30:00Z.
`;

const SERVICES = ['identity', 'invitations', 'notifications', 'billing', 'events'];
const KNOWN = {
  all: { type: 'boolean', default: false },
  from: { type: 'string' },
  to: { type: 'string' },
  type: { type: 'string', multiple: true },
  'data-dir': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
};

/** What the operator asked for, checked. @throws Failure naming what is wrong. */
export function readCommand(args) {
  const { values, positionals } = parse(args);
  const [name, service, ...eventIds] = positionals;
  if (values.help || name === undefined) return { help: true };
  const command = { name, service, eventIds, all: values.all, dataDir: values['data-dir'] };
  switch (name) {
    case 'parked':
      return { ...command, services: service === undefined ? SERVICES : [known(service)] };
    case 'retry':
    case 'discard':
      known(service);
      if (values.all === eventIds.length > 0) throw new Failure('Give either event ids or --all.');
      return command;
    case 'replay':
      known(service);
      return {
        ...command,
        from: time('--from', values.from),
        to: time('--to', values.to ?? now()),
        types: values.type,
      };
    default:
      throw new Failure(`There is no command "${name}"; "npm run events -- --help" lists them.`);
  }
}

function parse(args) {
  try {
    return parseArgs({ args, options: KNOWN, allowPositionals: true });
  } catch (error) {
    throw new Failure(`${error.message.split('. ')[0]}; "npm run events -- --help" lists the options.`);
  }
}

function known(service) {
  if (SERVICES.includes(service)) return service;
  throw new Failure(`Name a service: ${SERVICES.join(', ')}.`);
}

function time(option, text) {
  const date = new Date(text ?? '');
  if (Number.isNaN(date.getTime()))
    throw new Failure(`${option} must be a time such as 2026-11-23T09:30:00Z.`);
  return date.toISOString();
}

function now() {
  return new Date().toISOString();
}
