import { Failure } from '../process/failure.mjs';

export const SUITES = ['unit', 'integration', 'journeys'];

/** What can be left out, and how it is called in the sentence that says so. */
export const NEEDS = { rabbitmq: 'a message broker', browser: 'a browser' };

const FLAGS = [...Object.keys(NEEDS).map((need) => `--without-${need}`), '--no-checks', '--help'];

export const HELP = `npm test -- [suites] [pattern …] [options]    runs everything, or the part that is named

  npm test                            checks, unit, integration and journeys
  npm test -- checks                  types, lint, dependency and naming rules … (as "npm run check")
  npm test -- unit invite             unit tests whose path contains "invite"
  npm test -- integration journeys    two suites

  --without-rabbitmq   leaves out what needs a message broker, and says so
  --without-browser    leaves out what needs Chromium, and says so
  --no-checks          leaves out the checks
  --help               shows this

Environment: TEST_DATABASE_URL and TEST_AMQP_URL name services to use instead of private ones; CHROMIUM_PATH a browser.
`;

/** What to run. @throws Failure for an option that does not exist. */
export function readTestOptions(args) {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const words = args.filter((arg) => !arg.startsWith('-'));
  const unknown = flags.find((flag) => !FLAGS.includes(flag));
  if (unknown) throw new Failure(`Unknown option ${unknown}; "npm test -- --help" lists the options.`);
  const suites = SUITES.filter((name) => words.includes(name));
  const patterns = words.filter((word) => !SUITES.includes(word) && word !== 'checks');
  const runsAll = suites.length === 0 && !words.includes('checks');
  return {
    help: flags.includes('--help'),
    without: Object.keys(NEEDS).filter((need) => flags.includes(`--without-${need}`)),
    suites: runsAll ? SUITES : suites,
    patterns,
    withChecks:
      words.includes('checks') || (runsAll && patterns.length === 0 && !flags.includes('--no-checks')),
  };
}
