/** Longest first or last name (V27). */
export const NAME_MAXIMUM_LENGTH = 100;

/**
 * What no name of a person holds, but a phishing text does: addresses, links, domains, also disguised ones. Looked for
 * in the compatibility form, in which full-width letters and dots are ordinary ones.
 */
const SUSPICIOUS = /[@/\\<>]|\bwww\.|\bh[tx]{2}ps?\b|\bxn--|[\p{L}\p{N}]\.\p{L}{2,}/iu;
/** Control characters, line breaks, and invisible ones: they hide what a reader would see. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** The form in which a name is kept: composed, without blanks around it or doubled within. Line breaks stay, to be refused. */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .replaceAll(/^ | $/g, '');

/** Whether a tidy text can be a first or last name: one that is safe to show and to put into a mail. */
export function isPersonName(name: string): boolean {
  if (name.length > NAME_MAXIMUM_LENGTH || INVISIBLE.test(name) || !LETTER_OR_DIGIT.test(name)) return false;
  return !SUSPICIOUS.test(name.normalize('NFKC'));
}
