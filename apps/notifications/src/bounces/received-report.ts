import { simpleParser } from 'mailparser';
import type { ReturnedMail } from './bounce-report.rules.js';

/** Nothing of a report is shown, so nothing is converted. */
const OPTIONS = {
  keepDeliveryStatus: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
};

/** Takes a received mail apart. */
export async function returnedMailOf(raw: Buffer, envelopeFrom: string): Promise<ReturnedMail> {
  const parsed = await simpleParser(raw, OPTIONS);
  const status = parsed.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  return {
    envelopeFrom,
    headers: new Map(parsed.headerLines.map(({ key, line }) => [key, valueOf(line)])),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    deliveryStatus: status?.content.toString('utf8') ?? null,
  };
}

const valueOf = (line: string): string =>
  line
    .slice(line.indexOf(':') + 1)
    .replace(/\s+/g, ' ')
    .trim();
