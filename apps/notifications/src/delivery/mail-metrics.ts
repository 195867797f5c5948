import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock, metrics } from '@rollcall/platform';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { Settlement } from './mail-record.js';
import { MailsStore } from './mails.store.js';

const mailsTotal = new Counter({
  name: 'mails_total',
  help: 'Mails by kind and by what became of them; a mail that is put off counts each time.',
  labelNames: ['kind', 'result'] as const,
  registers: [metrics],
});
const secondsToSend = new Histogram({
  name: 'mail_queue_seconds',
  help: 'Time from the decision to send a mail until the mail server had it.',
  buckets: [0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30, 300, 3_600, 86_400],
  registers: [metrics],
});
/** Of this process: each has a breaker of its own. */
export const serverHeld = new Gauge({
  name: 'mail_server_held',
  help: '1 while the mail server fails and mails are held, else 0.',
  registers: [metrics],
});
/** Of this process. */
export const ownerAway = new Gauge({
  name: 'mail_owner_away',
  help: '1 while a service that knows what mails carry does not answer and its mails wait, else 0.',
  labelNames: ['owner'] as const,
  registers: [metrics],
});
const samplers = new Set<() => Promise<void>>();
/** Looked up when the metrics are read; a database that is away leaves the old values. */
const backlog = new Gauge({
  name: 'mail_backlog',
  help: 'Mails that wait to be sent, those put off included.',
  registers: [metrics],
  collect: () => Promise.allSettled([...samplers].map((sample) => sample())).then(() => undefined),
});
const backlogAge = new Gauge({
  name: 'mail_backlog_age_seconds',
  help: 'Age of the oldest of them.',
  registers: [metrics],
});

/** Figures about mails for the operator. */
@Injectable()
export class MailMetrics implements OnModuleInit, OnModuleDestroy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  private readonly sample = async (): Promise<void> => {
    const { count, oldest } = await MailsStore.backlog(this.database);
    backlog.set(count);
    backlogAge.set(oldest ? (this.clock.now().getTime() - oldest.getTime()) / 1_000 : 0);
  };

  onModuleInit(): void {
    samplers.add(this.sample);
  }

  onModuleDestroy(): void {
    samplers.delete(this.sample);
  }

  /** Counts what was written. */
  note({ mail, at, ...rest }: Settlement): void {
    if (rest.end === 'held') return;
    const result = rest.end === 'tried' ? rest.transition.state : rest.end;
    mailsTotal.inc({ kind: mail.kind, result });
    if (result === 'sent') secondsToSend.observe((at.getTime() - mail.queuedAt.getTime()) / 1_000);
  }
}
