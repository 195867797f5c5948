const LINE_LENGTH = 76;
const [TAB, LF, CR, SPACE, EQUALS, TILDE] = [0x09, 0x0a, 0x0d, 0x20, 0x3d, 0x7e];
const HEX = Buffer.from('0123456789ABCDEF');

/** Without rest parameters: this runs for every byte of every mail. */
function put(out: Buffer, at: number, first: number, second?: number, third?: number): number {
  out[at] = first;
  if (second === undefined) return at + 1;
  out[at + 1] = second;
  if (third === undefined) return at + 2;
  out[at + 2] = third;
  return at + 3;
}

const isSpace = (byte: number): boolean => byte === SPACE || byte === TAB;
const endsLine = (byte: number | undefined): boolean => byte === undefined || byte === LF || byte === CR;
const isLiteral = (byte: number): boolean =>
  byte === TAB || (byte >= SPACE && byte <= TILDE && byte !== EQUALS);

/**
 * A text part in quoted-printable (RFC 2045, 6.7), headers included. nodemailer would do the same, but composing a mail
 * of 9 kB then takes three times as long, which is most of what sending it costs.
 */
export function textPart(subtype: 'html' | 'plain', text: string): Buffer {
  const head = `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), quotedPrintable(text)]);
}

/** Lines end in CRLF afterwards, whatever they ended in before. */
export function quotedPrintable(text: string): Buffer {
  const bytes = Buffer.from(text.replace(/\r\n?/g, '\n'));
  // At worst each byte becomes three, and each line gets three more.
  const out = Buffer.allocUnsafe(bytes.length * 4 + 3);
  let length = 0;
  let column = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    if (byte === LF) {
      length = put(out, length, CR, LF);
      column = 0;
      continue;
    }
    const asIs = isLiteral(byte) && !(isSpace(byte) && endsLine(bytes[index + 1]));
    const width = asIs ? 1 : 3;
    if (column + width >= LINE_LENGTH) {
      length = put(out, length, EQUALS, CR, LF);
      column = 0;
    }
    length = asIs ? put(out, length, byte) : put(out, length, EQUALS, HEX[byte >> 4], HEX[byte & 15]);
    column += width;
  }
  return out.subarray(0, length);
}
