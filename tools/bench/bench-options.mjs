import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../process/failure.mjs';

/** The benchmarks, in the order in which they run: `bench/<name>.mjs`. */
export const BENCHMARKS = [
  'memory',
  'gateway',
  'mail-latency',
  'mail-drain',
  'invite-one',
  'invite-many',
  'reminders',
  'accept',
  'people',
  'import',
  'events',
  'webhooks',
  'start-up',
];
/** Proofs that count instead of measuring, and what needs a browser: run when they are asked for, last. */
const PROOFS = ['mail-storm', 'subscribers', 'import-kills', 'ui'];
const ALL = [...BENCHMARKS, ...PROOFS];

export const HELP = `npm run bench -- [options]    measures Rollcall against floors taken in the same run

  --only <name>        one benchmark, or several with commas:
                       ${BENCHMARKS.join(', ')};
                       and, only by name, ${PROOFS.join(', ')}
  --quick              smaller and shorter (under 3 minutes); figures are rougher
  --without-rabbitmq   the PostgreSQL carrier only
  --json <file>        writes the figures there as JSON too
  --help               shows this

Environment: TEST_AMQP_URL names a RabbitMQ to use instead of a private one.
How to read the figures: docs/benchmarks.md.
`;

const KNOWN = {
  only: { type: 'string' },
  quick: { type: 'boolean', default: false },
  'without-rabbitmq': { type: 'boolean', default: false },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
};

/** How much is measured. The ratios are the same; what differs is how far one can trust them. */
const FULL = {
  rounds: 3,
  warmUp: 2_000,
  seconds: 4,
  largeCalls: 6,
  reminders: 10_000,
  accepts: 400,
  mails: 150,
  drain: 20_000,
  storm: 5_000,
  changes: 20_000,
  reads: 2_000,
  pageReads: 15,
  populations: [0, 20_000, 200_000],
  events: 50_000,
  importPeople: 200_000,
  killedImport: 50_000,
  webhooks: 10_000,
  pageLoads: 12,
  searches: 9,
  scrolledRows: 5_000,
};
const QUICK = {
  rounds: 2,
  warmUp: 500,
  seconds: 2,
  largeCalls: 2,
  reminders: 2_000,
  accepts: 150,
  mails: 40,
  drain: 3_000,
  storm: 1_000,
  changes: 2_000,
  reads: 600,
  pageReads: 15,
  populations: [0, 20_000],
  events: 10_000,
  importPeople: 5_000,
  killedImport: 5_000,
  webhooks: 2_000,
  pageLoads: 4,
  searches: 4,
  scrolledRows: 1_000,
};

/** What to run. @throws Failure for an option or a benchmark that does not exist. */
export function readBenchOptions(args) {
  const values = parse(args);
  const names = values.only?.split(',') ?? BENCHMARKS;
  const unknown = names.find((name) => !ALL.includes(name));
  if (unknown !== undefined) {
    throw new Failure(`There is no benchmark "${unknown}"; there are ${ALL.join(', ')}.`);
  }
  return {
    help: values.help,
    names: ALL.filter((name) => names.includes(name)),
    carriers: values['without-rabbitmq'] ? ['postgres'] : ['postgres', 'rabbitmq'],
    isQuick: values.quick,
    scale: values.quick ? QUICK : FULL,
    json: values.json && path.resolve(values.json),
  };
}

function parse(args) {
  try {
    return parseArgs({ args, options: KNOWN, allowPositionals: false }).values;
  } catch (error) {
    throw new Failure(`${error.message.split('. ')[0]}; "npm run bench -- --help" lists the options.`);
  }
}
