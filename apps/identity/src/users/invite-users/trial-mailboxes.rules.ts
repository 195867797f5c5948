/** The mailbox behind an address: what stands after `#` or `+` makes another account and no other mailbox (D-24). */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  return email.slice(0, at).replace(/(?<=.)[#+].*$/u, '') + email.slice(at);
}
