import { Injectable } from '@nestjs/common';
import type { NamedPerson } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { PlatformPlans } from '../platforms/platform-plans.store.js';
import { InvitationToken } from './invitation-token.js';
import type { Invitation } from './invitation.entity.js';
import { messageUnavailable } from './invitation.errors.js';
import { invitationReminded } from './invitation.events.js';
import { type Allowance, openAllowance, takeReminders } from './reminder-allowance.store.js';
import { countReminders } from './reminders.store.js';

/** Reminders that somebody may send. */
export interface RemindersToSend {
  platformId: string;
  invitationIds: readonly string[];
  remindedBy: NamedPerson;
  message: string | null;
  newLink: boolean;
}

/** Sends reminders of open invitations (T8), one or many, with the same links or with new ones (Z-01). */
@Injectable()
export class Reminders {
  constructor(
    private readonly tokens: InvitationToken,
    private readonly outbox: Outbox,
    private readonly plans: PlatformPlans,
  ) {}

  /**
   * Sends those that D-40 and the platform's allowance permit (D-19).
   * @returns their invitations, and what was left of the allowance before; null without a limit
   * @throws DomainError `free_trial_message_unavailable`
   */
  async send(
    tx: Transaction,
    reminders: RemindersToSend,
  ): Promise<{ reminded: Invitation[]; allowance: Allowance | null }> {
    const { platformId, invitationIds, remindedBy, message, newLink } = reminders;
    const { plan, remindersPerDay } = await this.plans.termsOf(tx, platformId);
    if (message !== null && plan === 'free_trial') throw messageUnavailable();
    const allowance = remindersPerDay === null ? null : await openAllowance(tx, platformId, remindersPerDay);
    const reminded = await countReminders(tx, {
      platformId,
      invitationIds,
      newKeyId: newLink ? this.tokens.currentKeyId : null,
      most: allowance?.remaining ?? invitationIds.length,
    });
    if (allowance) await takeReminders(tx, platformId, reminded.length);
    const events = reminded.map((invitation) => invitationReminded(invitation, remindedBy, message));
    await this.outbox.append(tx, events);
    return { reminded, allowance };
  }
}
