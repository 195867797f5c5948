/** Longest first or last name. */
export const LONGEST_NAME = 100;
/** Longest username. */
export const LONGEST_USERNAME = 64;
/** Longest additional information. */
export const LONGEST_INFORMATION = 2000;

/** A name holds nothing that a mail client would turn into a link (V25, V27). */
export const LINKLESS = /^(?!.*(?:https?:|hxxp|www\.|[@/\\<>]|[\p{L}\d]\.[\p{L}]{2,}))/iu;
/** A name has a letter or so, and no control or text-direction characters. */
export const PLAIN_NAME = /^[^\p{Cc}\p{Cf}\u2028\u2029]*\S[^\p{Cc}\p{Cf}\u2028\u2029]*$/u;
/** U3: lower-case letters, digits and some signs; no `@`, so that it is never taken for an address. */
export const USERNAME = /^[a-z0-9_\-.+#!$%&'*/=?^`{|}~]+$/;
/** Text of several lines, without control and text-direction characters. */
export const PLAIN_TEXT = /^(?:[\t\n\r]|[^\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069])*$/u;

/** What is wrong with a text, in the words of the forms; null when nothing is. */
export type TextFault = { code: string; message: string } | null;

/** Judges a first or last name. */
export function nameFault(name: string, property: string): TextFault {
  if (name.length > LONGEST_NAME) return tooLong(property, LONGEST_NAME);
  if (!LINKLESS.test(name)) {
    const message = `${property} must be a name: addresses, links and the characters @ / \\ < > are not allowed.`;
    return { code: 'name_invalid', message };
  }
  if (PLAIN_NAME.test(name)) return null;
  const message = `${property} must be a name: control and text-direction characters are not allowed.`;
  return { code: 'name_invalid', message };
}

/** Judges a username (U3). */
export function usernameFault(username: string): TextFault {
  if (username.length > LONGEST_USERNAME) return tooLong('Username', LONGEST_USERNAME);
  if (USERNAME.test(username)) return null;
  const message =
    "Username must be lower-case letters, digits and _ - . + # ! $ % & ' * / = ? ^ ` { | } ~ only.";
  return { code: 'username_invalid', message };
}

/** Judges additional information (P11). */
export function informationFault(text: string): TextFault {
  if (text.length > LONGEST_INFORMATION) return tooLong('Additional information', LONGEST_INFORMATION);
  if (PLAIN_TEXT.test(text)) return null;
  const message =
    'Additional information must be plain text: control and text-direction characters are not allowed.';
  return { code: 'text_invalid', message };
}

const tooLong = (property: string, most: number): TextFault => ({
  code: 'too_long',
  message: `${property} must have at most ${most} characters.`,
});
