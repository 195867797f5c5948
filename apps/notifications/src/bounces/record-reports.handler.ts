import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { v7 as uuidv7 } from 'uuid';
import { mailboxKey } from '../delivery/delivery-address.rules.js';
import { mailBounced } from '../delivery/mail.events.js';
import { EarlyReportsStore } from './early-reports.store.js';
import { type MailReport, effectOf } from './report.rules.js';
import { type JudgedReport, ReportsStore } from './reports.store.js';

const AT_ONCE = 500;

/** Writes down what is reported of mails after the mail server took them, and stops writing to mailboxes that are gone. */
@Injectable()
export class RecordReportsHandler {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Records each report on its own. Those about mails that are not known (any more) lead to nothing; those about mails
   * whose hand-over is not written down yet are kept, and recorded in a moment: servers that are near answer within
   * milliseconds. Whatever was reported is safe when this ends.
   */
  async record(reports: readonly MailReport[]): Promise<void> {
    await this.database.transaction('installation', (tx) => this.recordOrKeep(tx, reports));
  }

  /** Records what was kept and can be recorded by now. */
  async recordKept(isStopping = () => false): Promise<void> {
    let taken = AT_ONCE;
    while (taken === AT_ONCE && !isStopping()) {
      taken = await this.database.transaction('installation', async (tx) => {
        const reports = await EarlyReportsStore.take(tx, AT_ONCE);
        await this.recordOrKeep(tx, reports);
        return reports.length;
      });
    }
  }

  private async recordOrKeep(tx: Transaction, reports: readonly MailReport[]): Promise<void> {
    if (reports.length === 0) return;
    const mails = await ReportsStore.lock(tx, [...new Set(reports.map(({ mailId }) => mailId))]);
    const known = new Map(mails.map((mail) => [mail.id, mail]));
    const isEarly = ({ mailId }: MailReport): boolean => known.get(mailId)?.state === 'queued';
    await EarlyReportsStore.keep(tx, reports.filter(isEarly));
    const judged = reports.flatMap((report): JudgedReport[] => {
      const mail = known.get(report.mailId);
      const effect = mail && effectOf(mail.state, report);
      if (!effect) return [];
      const { mailId, reply, at } = report;
      return [{ ...effect, mailId, reply, at, mailbox: mailboxKey(mail.recipient), suppressionId: uuidv7() }];
    });
    if (judged.length > 0) await this.write(tx, judged);
  }

  private async write(tx: Transaction, judged: readonly JudgedReport[]): Promise<void> {
    const bounced = await ReportsStore.record(tx, judged);
    const replies = new Map(judged.filter(({ bounces }) => bounces).map((report) => [report.mailId, report]));
    await this.outbox.append(
      tx,
      bounced.flatMap((mail) => {
        const report = replies.get(mail.id);
        return report ? [mailBounced(mail, report.reply, report.at)] : [];
      }),
    );
  }
}
