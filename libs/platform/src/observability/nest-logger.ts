import type { LoggerService } from '@nestjs/common';
import type { Level, Logger } from 'pino';
import { RequestContext } from '../requests/request-context.js';

/** What Nest and everyone who uses Nest's `Logger` writes, as structured lines with the request's ids. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    // What Nest says about its own start is of no use while it works.
    this.write(isFramework(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    // What keeps it from starting it also throws, and whoever catches that says it better.
    this.write(isFramework(rest.at(-1)) ? 'debug' : 'error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /**
   * Nest's `Logger` appends its context as the last argument; before it may stand a text for an object
   * (`logger.error({ err }, 'what happened')`) or a stack for a text.
   */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    if (!this.logger.isLevelEnabled(level)) return;
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const [extra] = rest.slice(0, context === undefined ? undefined : -1);
    const request = RequestContext.current();
    const ids = request && { requestId: request.requestId, traceparent: request.traceparent };
    if (message instanceof Error) this.logger[level]({ ...ids, context, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) {
      this.logger[level]({ ...ids, context, ...message }, typeof extra === 'string' ? extra : undefined);
    } else {
      this.logger[level]({ ...ids, context, ...fieldsOf(extra) }, String(message));
    }
  }
}

const FRAMEWORK = new Set([
  'ExceptionHandler',
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestMicroservice',
]);

function fieldsOf(extra: unknown): object {
  if (extra instanceof Error) return { err: extra };
  if (typeof extra === 'object' && extra !== null) return extra;
  return extra === undefined ? {} : { stack: extra };
}

function isFramework(context: unknown): boolean {
  return typeof context === 'string' && FRAMEWORK.has(context);
}
