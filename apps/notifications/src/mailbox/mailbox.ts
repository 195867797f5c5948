import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { simpleParser } from 'mailparser';
import { v7 as uuidv7 } from 'uuid';
import { type MailboxContent, type MailboxMail, contentOf } from './mailbox-mail.js';
import { type MailboxFilter, MailboxStore, type StoredMail } from './mailbox.store.js';
import { MailSeal } from './mail-seal.js';

/** Most mails that are kept; older ones make room. */
const CAPACITY = 5_000;
const TRIM_EVERY = 100;
const PAGE = 200;

/** The mails that were sent while no mail server is configured, sealed with a key of the installation. */
@Injectable()
export class Mailbox {
  private received = 0;

  constructor(
    private readonly database: Database,
    private readonly seal: MailSeal,
    private readonly clock: Clock,
  ) {}

  /** Keeps a mail; when this resolves it is safe. */
  async receive(raw: Buffer, recipients: readonly string[]): Promise<void> {
    const parsed = await simpleParser(raw, {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
    });
    const id = uuidv7();
    const sealed = this.seal.seal(id, JSON.stringify(contentOf(parsed)));
    await MailboxStore.insert(
      this.database,
      { id, receivedAt: this.clock.now(), ...sealed },
      recipients.map((address) => address.toLowerCase()),
    );
    this.received += 1;
    if (this.received % TRIM_EVERY === 0) await MailboxStore.trim(this.database, CAPACITY);
  }

  /** One page, newest first. */
  async page(filter: MailboxFilter, limit: number): Promise<MailboxMail[]> {
    const rows = await MailboxStore.page(this.database, filter, limit);
    return rows.flatMap((row) => this.open(row) ?? []);
  }

  /** All that match, newest first, read page by page: a full mailbox does not fit into the memory of a service. */
  async *all(filter: MailboxFilter): AsyncGenerator<MailboxMail> {
    let before: MailboxFilter['before'];
    for (;;) {
      const rows = await MailboxStore.page(this.database, { ...filter, before }, PAGE);
      for (const row of rows) yield* [this.open(row) ?? []].flat();
      before = rows.at(-1);
      if (rows.length < PAGE) return;
    }
  }

  async find(id: string): Promise<MailboxMail | undefined> {
    const row = await MailboxStore.find(this.database, id);
    return row && this.open(row);
  }

  async clear(): Promise<void> {
    await MailboxStore.clear(this.database);
  }

  /** A mail whose key has left the ring is as good as gone. */
  private open(row: StoredMail): MailboxMail | undefined {
    const json = this.seal.open(row.id, row);
    if (json === undefined) return undefined;
    return { id: row.id, ...(JSON.parse(json) as MailboxContent), receivedAt: row.receivedAt.toISOString() };
  }
}
