/** One plain address, as identity stored it: nothing that a header parser could read as two (V24). */
const PLAIN = /^[^\s@"(),:;<>[\]\\\p{Cc}\p{Cf}]{1,64}@[^\s@"(),:;<>[\]\\\p{Cc}\p{Cf}]{1,253}$/u;

/**
 * The mailbox that mail for an account goes to: `grace#night@corp.org` is an account of its own, but its mail goes to
 * `grace@corp.org`; `+tag` is sent unchanged (D-24).
 * @returns null when the address cannot be written to safely
 */
export function deliveryAddress(stored: string): string | null {
  if (!PLAIN.test(stored)) return null;
  const at = stored.lastIndexOf('@');
  const mailbox = stored.slice(0, at).split('#', 1)[0];
  // "#night@corp.org" has nothing before the tag: there is no other mailbox to write to.
  return mailbox ? `${mailbox}${stored.slice(at)}` : stored;
}

/**
 * The mailbox as suppressions name it: in lower case, so that all accounts that share it share its fate.
 * What cannot be written to at all is named as stored.
 */
export const mailboxKey = (stored: string): string => (deliveryAddress(stored) ?? stored).toLowerCase();
