import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { asDocument } from './mail-document.js';
import { Mailbox } from './mailbox.js';
import type { MailboxMail } from './mailbox-mail.js';
import { mailboxPageTemplate } from './mailbox-page.template.js';
import type { ShowMailboxRequest } from './mailbox.requests.js';

const MAILS_ON_A_PAGE = 50;

const addressOf = (query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? '/mailbox' : `/mailbox?${new URLSearchParams(given).toString()}`;
};

/** The mailbox as people see it: a page without scripts, made on the server. */
@Injectable()
export class MailboxPage {
  private readonly template = Handlebars.compile(mailboxPageTemplate, {
    strict: true,
    knownHelpersOnly: true,
  });

  constructor(private readonly mailbox: Mailbox) {}

  async render({ q, mail, before }: ShowMailboxRequest): Promise<string> {
    const [oldest, open] = await Promise.all([this.found(before), this.found(mail)]);
    const filter = {
      toContains: q,
      before: oldest && { id: oldest.id, receivedAt: new Date(oldest.receivedAt) },
    };
    const mails = await this.mailbox.page(filter, MAILS_ON_A_PAGE + 1);
    const shown = mails.slice(0, MAILS_ON_A_PAGE);
    return this.template({
      q: q ?? '',
      mails: shown.map((item) => ({
        ...item,
        // On a narrow screen the mail stands below the list.
        address: `${addressOf({ q, before, mail: item.id })}#mail`,
        current: item.id === open?.id,
        time: item.receivedAt.slice(0, 19).replace('T', ' '),
      })),
      older: mails.length > shown.length ? addressOf({ q, before: shown.at(-1)?.id }) : null,
      newest: before ? addressOf({ q }) : null,
      open: open ? { ...open, document: open.html === null ? null : asDocument(open.html) } : null,
    });
  }

  private async found(id: string | undefined): Promise<MailboxMail | undefined> {
    return id ? this.mailbox.find(id) : undefined;
  }
}
