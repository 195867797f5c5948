import { type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import type { Actor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { auditEntryOf } from './audit-entry.rules.js';
import { writeAudit } from './audit.store.js';

/**
 * Writes down who did what to whom, in the transaction of what was done: one row for each accepted command, none for a
 * refused one (I9).
 *
 * Whatever runs through {@link IdempotentCommands} is written down by itself. The few commands that do not, because
 * their answers hold a secret or because nobody is signed in yet, call {@link Audit.command}.
 */
@Injectable()
export class Audit {
  constructor(commands: IdempotentCommands) {
    commands.journalTo((tx, request, answer) => {
      const platformId = platformOf(request, answer.body);
      if (platformId) this.command(tx, request, { platformId, answer: answer.body });
    });
  }

  /**
   * Writes down a command.
   * @param about.platformId the platform that it was about
   * @param about.actor who it was, if the request could not tell: a person who signs in
   * @param about.answer what was answered; only ids in it are written down
   */
  command(
    tx: Transaction,
    { call, ...request }: Pick<CommandRequest, 'call' | 'actor'>,
    about: { platformId: string; actor?: Actor; answer?: unknown },
  ): void {
    const { platformId, actor = request.actor, answer } = about;
    writeAudit(tx, { ...auditEntryOf(call, answer), platformId, actor, userAgent: call.userAgent });
  }
}

/** The platform of a command: the actor's own, or the one that an operator creates or changes. */
function platformOf({ scope, call }: CommandRequest, answer: unknown): string | undefined {
  if (scope !== 'installation') return scope.platformId;
  if (!call.route.startsWith('/v1/platforms')) return undefined;
  return call.params['id'] ?? (answer as { id?: string } | undefined)?.id;
}
