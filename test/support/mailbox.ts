import { ApiClient } from './api-client.js';
import { eventually } from './eventually.js';

/** A mail in the built-in mailbox. */
export interface ReceivedMail {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  receivedAt: string;
}

/** The built-in mailbox, over its HTTP API. */
export class Mailbox {
  private readonly api: ApiClient;

  constructor(baseUrl: string) {
    this.api = new ApiClient(baseUrl);
  }

  /** Mails to an address (all without one), newest first. */
  async mailsTo(address = ''): Promise<ReceivedMail[]> {
    const { body } = await this.api.get(`/mailbox/api/mails?to=${encodeURIComponent(address)}`);
    return body.items;
  }

  /** Waits for a mail to an address. */
  async waitFor(address: string, count = 1): Promise<ReceivedMail[]> {
    return eventually(async () => {
      const mails = await this.mailsTo(address);
      if (mails.length < count) throw new Error(`${mails.length} of ${count} mails to ${address} have come.`);
      return mails;
    });
  }

  /** The token in the invitation link that was mailed to an address. */
  async invitationToken(address: string): Promise<string> {
    const [mail] = await this.waitFor(address);
    return tokenIn(mail?.text ?? '');
  }
}

/** The token of the invitation link in a mail. */
export function tokenIn(text: string): string {
  const token = /\/join\/([\w-]+)/.exec(text)?.[1];
  if (!token) throw new Error(`There is no invitation link in: ${text}`);
  return token;
}
