/**
 * What people type (names, platform names, messages) is data in a mail: it never starts a header, a line or an
 * element of its own, and never becomes a link (V25, V26, V27). Escaping for HTML is the template's job.
 */

const NAME_LENGTH = 100;
const MESSAGE_LENGTH = 1_000;
const SUBJECT_LENGTH = 180;

/** Everything that ends a line, or could: also VT, FF, NEL, LINE and PARAGRAPH SEPARATOR. */
const LINE_END = /\r\n|[\n\r\v\f\x85\u2028\u2029]/g;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** Invisible characters (bidi overrides, zero widths, soft hyphens, tags), lone surrogates, unassigned ones. */
const INVISIBLE = /(?!\u200D)[\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu;

const cut = (text: string, length: number): string => {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
};

const cleanLine = (text: string): string =>
  text.replace(CONTROLS, ' ').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();

/** A name as one harmless line. */
export function safeName(text: string): string {
  return cut(defang(cleanLine(text)), NAME_LENGTH);
}

/** A message as lines of harmless text; no more than two line ends in a row. */
export function safeMessage(text: string): string {
  const lines = text.replace(LINE_END, '\n').split('\n').map(cleanLine);
  return cut(
    defang(
      lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    ),
    MESSAGE_LENGTH,
  );
}

/** A text that may become the value of a header: one line, without anything that a mail program hides. */
export function headerText(text: string): string {
  return cut(cleanLine(text), SUBJECT_LENGTH);
}

const HTTP = /http(?=s?:)/gi;
const COLON_BEFORE_SLASHES = /:(?=[\\/]{2})/g;
const SCHEME_WITHOUT_SLASHES = /\b(mailto|javascript|vbscript|data|file|tel|sms|callto|skype|blob|about):/gi;
const AT = /(?<=\S)[@\uFF20](?=\S)/g;
const NUMERIC_HOST = /\d{1,3}(?:\.\d{1,3}){3,}/g;
/** A dot, in any of the forms that IDNA treats as one, between a label and a top-level domain of letters. */
const HOST_DOT = /(?<=[\p{L}\p{N}\u200D_-])[.\uFF0E\uFF61\u3002](?=\p{L}[\p{L}\p{N}-])/gu;
/** "J.Smith" is a name with an initial and not a host. */
const INITIAL_BEFORE = /(?:^|[\s'’"(-])\p{Lu}$/u;
const NAME_AFTER = /^\p{Lu}\p{Ll}/u;

/**
 * Breaks everything that a mail program would turn into a link, and leaves it readable:
 * `https://evil.example` becomes `hxxps[:]//evil[.]example`.
 */
export function defang(text: string): string {
  return text
    .replace(HTTP, 'hxxp')
    .replace(COLON_BEFORE_SLASHES, '[:]')
    .replace(SCHEME_WITHOUT_SLASHES, '$1[:]')
    .replace(AT, '[at]')
    .replace(NUMERIC_HOST, (host) => host.replaceAll('.', '[.]'))
    .replace(HOST_DOT, (dot, offset: number, whole: string) =>
      INITIAL_BEFORE.test(whole.slice(Math.max(0, offset - 3), offset)) &&
      NAME_AFTER.test(whole.slice(offset + 1))
        ? dot
        : '[.]',
    );
}
