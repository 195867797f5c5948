/** Who mails come from. */
export class MailSenderAddress {
  private constructor(
    readonly name: string,
    readonly address: string,
  ) {}

  /**
   * Reads `Name <address>`, `"Name" <address>` or a bare address.
   * @returns null when it is none of these
   */
  static parse(text: string): MailSenderAddress | null {
    const [, name = '', address = text] = /^\s*"?([^"<>\p{Cc}]*?)"?\s*<([^<>]*)>\s*$/u.exec(text) ?? [];
    return /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(address)
      ? new MailSenderAddress(name, address)
      : null;
  }

  /** @throws Error when it cannot be read; the configuration has checked it before */
  static of(text: string): MailSenderAddress {
    const sender = MailSenderAddress.parse(text);
    if (!sender) throw new Error(`${text} is no sender of mails.`);
    return sender;
  }

  /** The Message-ID of a mail: the same in every attempt, so that receivers recognise a repetition. */
  messageIdOf(mailId: string): string {
    return `<${mailId}@${this.address.slice(this.address.lastIndexOf('@') + 1)}>`;
  }
}
