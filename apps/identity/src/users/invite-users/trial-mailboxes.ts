import type { Transaction } from '@rollcall/database';
import type { ListedAddress } from './email-list.rules.js';
import { countTrialMails } from './invitation-allowance.store.js';

/** An address of an invite, or why it is refused; `secondsLeft` until a mailbox that had enough may be written to. */
export type JudgedAddress =
  ListedAddress | { given: string; code: 'recipient_limit_reached'; secondsLeft: number };

/** Refuses the addresses whose mailboxes got enough invitations of free trials for now, whoever sent them (V28). */
export async function sparingMailboxes(
  tx: Transaction,
  listed: readonly ListedAddress[],
): Promise<JudgedAddress[]> {
  const emails = listed.flatMap((address) => ('email' in address ? [address.email] : []));
  const waits = await countTrialMails(tx, emails);
  return listed.map((address): JudgedAddress => {
    const secondsLeft = 'email' in address ? waits.get(address.email) : undefined;
    if (secondsLeft === undefined) return address;
    return { given: address.given, code: 'recipient_limit_reached', secondsLeft };
  });
}
