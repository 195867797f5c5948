import type { Transaction } from '@rollcall/database';
import type { ListedAddress } from './email-list.rules.js';
import { countTrialMails } from './invitation-allowance.store.js';
import { lockAccounts } from './invited-people.store.js';

/** An address of an invite, or why it is refused; `secondsLeft` until a mailbox that had enough may be written to. */
export type JudgedAddress =
  ListedAddress | { given: string; code: 'recipient_limit_reached'; secondsLeft: number };

/**
 * Refuses the addresses whose mailboxes got enough invitations of free trials for now, whoever sent them (V28). Who has an
 * account, or is invited already, gets no mail.
 */
export async function sparingMailboxes(
  tx: Transaction,
  platformId: string,
  listed: readonly ListedAddress[],
): Promise<JudgedAddress[]> {
  const emails = listed.flatMap((address) => ('email' in address ? [address.email] : []));
  const known = await lockAccounts(tx, platformId, emails);
  const waits = await countTrialMails(
    tx,
    emails.filter((email) => !known.has(email)),
  );
  return listed.map((address): JudgedAddress => {
    const secondsLeft = 'email' in address ? waits.get(address.email) : undefined;
    if (secondsLeft === undefined) return address;
    return { given: address.given, code: 'recipient_limit_reached', secondsLeft };
  });
}
