import { isIP } from 'node:net';
import type { CommandRequest, Transaction } from '@rollcall/database';
import { IdempotentCommands } from '@rollcall/database';
import { type Actor, RequestContext } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type AuditEntry, auditEntryOf } from './audit-entry.rules.js';

const LONGEST_USER_AGENT = 512;

/** A row of the audit, as {@link Audit.write} takes it. */
export interface AuditRow extends AuditEntry {
  platformId: string;
  actor: Actor;
  clientIp: string;
  userAgent: string | null;
  requestId: string | null;
}

/**
 * Writes down who did what to whom, in the transaction of what was done: one row for each accepted command, none for a
 * refused one (I9).
 *
 * Whatever runs through {@link IdempotentCommands} is written down by itself. The few commands that do not, because
 * their answers hold a secret, call {@link Audit.command}.
 */
@Injectable()
export class Audit {
  constructor(commands: IdempotentCommands) {
    commands.journalTo(async (tx, request, answer) => {
      const platformId = platformOf(request, answer.body);
      if (platformId) await this.command(tx, request, { platformId, answer: answer.body });
    });
  }

  /**
   * Writes down a command.
   * @param more.platformId the platform that it was about
   * @param more.actor who it was, if the request could not tell: a person who signs in
   * @param more.answer what was answered; only ids in it are written down
   */
  async command(
    tx: Transaction,
    { call, actor }: Pick<CommandRequest, 'call' | 'actor'>,
    more: { platformId: string; actor?: Actor; answer?: unknown },
  ): Promise<void> {
    const context = RequestContext.current();
    await this.write(tx, {
      ...auditEntryOf(call, more.answer),
      platformId: more.platformId,
      actor: more.actor ?? actor,
      clientIp: context?.clientIp ?? '',
      userAgent: call.userAgent,
      requestId: context?.requestId ?? null,
    });
  }

  /** Appends a row, and puts it into the queue of those that get a place in the chain. */
  async write(tx: Transaction, row: AuditRow): Promise<void> {
    await tx.execute(
      `WITH written AS (
         INSERT INTO audit_events (id, platform_id, actor_kind, actor_id, action, subjects, details, client_ip,
                                   user_agent, request_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id, platform_id)
       INSERT INTO audit_queue (event_id, platform_id) SELECT id, platform_id FROM written`,
      [
        uuidv7(),
        row.platformId,
        row.actor.kind,
        row.actor.kind === 'user' ? row.actor.userId : null,
        row.action,
        row.subjects,
        JSON.stringify(row.details),
        addressOf(row.clientIp),
        row.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
        row.requestId,
      ],
    );
  }
}

/** Without the zone of a link-local address, which PostgreSQL does not take. */
function addressOf(clientIp: string): string | null {
  const address = clientIp.replace(/%.*$/, '');
  return isIP(address) === 0 ? null : address;
}

/** The platform of a command: the actor's own, or the one that an operator creates or changes. */
function platformOf({ scope, call }: CommandRequest, answer: unknown): string | undefined {
  if (scope !== 'installation') return scope.platformId;
  if (!call.route.startsWith('/v1/platforms')) return undefined;
  return call.params['id'] ?? (answer as { id?: string } | undefined)?.id;
}
