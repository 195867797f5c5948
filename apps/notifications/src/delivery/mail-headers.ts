import { Injectable } from '@nestjs/common';
import type { LeasedMail } from './mail-record.js';
import { MailSenderAddress } from './mail-sender-address.js';
import { ReturnPaths } from './return-paths.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

/** Envelope and headers of mails: from whom, to whom, and what programs that receive them need to know. */
@Injectable()
export class MailHeaders {
  constructor(
    private readonly sender: MailSenderAddress,
    private readonly returnPaths: ReturnPaths,
    private readonly unsubscribeLinks: UnsubscribeLinks,
  ) {}

  /**
   * One recipient as an object, and the envelope spelled out: nothing in an address can add a second one (V24). No
   * files and no URLs are ever read for a mail.
   */
  of(mail: LeasedMail, address: string) {
    const { name, address: from } = this.sender;
    return {
      from: { name, address: from },
      to: { name: '', address },
      envelope: { from: this.returnPaths.of(mail.id) ?? from, to: [address] },
      messageId: mail.messageId,
      date: mail.queuedAt,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        ...this.unsubscribeHeaders(mail),
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }

  /** RFC 8058, on mails that repeat themselves; never on those that somebody needs to get in. */
  private unsubscribeHeaders({ platformId, userId, topic }: LeasedMail): Record<string, string> {
    if (topic === null) return {};
    const link = this.unsubscribeLinks.of({ platformId, userId, topic });
    return { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  }
}
