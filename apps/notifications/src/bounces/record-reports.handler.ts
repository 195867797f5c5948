import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { v7 as uuidv7 } from 'uuid';
import { mailboxKey } from '../delivery/delivery-address.rules.js';
import { mailBounced } from '../delivery/mail.events.js';
import { type MailReport, effectOf } from './report.rules.js';
import { type JudgedReport, ReportsStore } from './reports.store.js';

/** Writes down what is reported of mails after the mail server took them, and stops writing to mailboxes that are gone. */
@Injectable()
export class RecordReportsHandler {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Reports about mails that are not known (any more) lead to nothing.
   * @returns `too_early`, with nothing recorded, when one is about a mail whose hand-over is not recorded yet: servers
   * that are near answer within milliseconds, and try again
   */
  async record(reports: readonly MailReport[]): Promise<'recorded' | 'too_early'> {
    return this.database.transaction('installation', async (tx) => {
      const mails = await ReportsStore.lock(tx, [...new Set(reports.map(({ mailId }) => mailId))]);
      if (mails.some(({ state }) => state === 'queued')) return 'too_early';
      const known = new Map(mails.map((mail) => [mail.id, mail]));
      const judged = reports.flatMap((report): JudgedReport[] => {
        const mail = known.get(report.mailId);
        const effect = mail && effectOf(mail.state, report);
        if (!effect) return [];
        const { mailId, reply, at } = report;
        return [
          { ...effect, mailId, reply, at, mailbox: mailboxKey(mail.recipient), suppressionId: uuidv7() },
        ];
      });
      if (judged.length === 0) return 'recorded';
      const bounced = await ReportsStore.record(tx, judged);
      const replies = new Map(
        judged.filter(({ bounces }) => bounces).map((report) => [report.mailId, report]),
      );
      await this.outbox.append(
        tx,
        bounced.flatMap((mail) => {
          const report = replies.get(mail.id);
          return report ? [mailBounced(mail, report.reply, report.at)] : [];
        }),
      );
      return 'recorded';
    });
  }
}
