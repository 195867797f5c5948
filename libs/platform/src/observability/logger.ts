import {
  pino,
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  type Level,
  type Logger,
} from 'pino';
import { scrub } from './scrub.js';

/** How a logger writes. */
export interface LoggerOptions {
  /** Name of the service, on every line. */
  name: string;
  level?: Level | 'silent';
  /** Standard output unless given. */
  destination?: DestinationStream;
}

/** E-mail addresses may be read at the levels below this one, which nobody turns on in production. */
const INFO = 30;

/**
 * The structured log of a service: one JSON object a line, secrets removed by field name and by form, e-mail
 * addresses hashed at info and above.
 */
export function createLogger({ name, level = 'info', destination }: LoggerOptions): Logger {
  const logger = pino(
    {
      level,
      base: { service: name },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // `scrub` turns errors into plain fields before pino would serialise them whole.
      serializers: { err: (value: unknown) => value },
      hooks: {
        logMethod(args, method, levelNumber) {
          const clean = (args as unknown[]).map((arg) => scrubArgument(arg, levelNumber >= INFO));
          method.apply(this, clean as typeof args);
        },
      },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
  return withScrubbedChildren(logger);
}

/** pino formats the fields of a child only once, when it is made, and calls no hook for them. */
function withScrubbedChildren(logger: Logger): Logger {
  const makeChild = logger.child;
  logger.child = function child<L extends string = never>(
    this: object,
    bindings: Bindings,
    options?: ChildLoggerOptions<L>,
  ): Logger<L> {
    return Reflect.apply(makeChild, this, [scrub(bindings, true), options]) as Logger<L>;
  };
  return logger;
}

function scrubArgument(argument: unknown, hideEmails: boolean): unknown {
  const fields = argument instanceof Error ? { err: argument } : argument;
  return scrub(fields, hideEmails);
}
