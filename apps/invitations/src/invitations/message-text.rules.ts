/** Longest text that goes into a mail (V26). */
export const MESSAGE_MAXIMUM_LENGTH = 1_000;

/** Control characters but tab and line feed; line and paragraph separators; what turns the direction of the text. */
const FORBIDDEN = /(?![\t\n])[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]|\p{Cs}/u;

/** Browsers send line ends of text areas as CR LF. */
export const withPlainLineEnds = (text: string): string => text.replaceAll('\r\n', '\n');

/** Whether a text can go into a mail as plain text. */
export function isPlainText(text: string): boolean {
  return text.length <= MESSAGE_MAXIMUM_LENGTH && !FORBIDDEN.test(text);
}
