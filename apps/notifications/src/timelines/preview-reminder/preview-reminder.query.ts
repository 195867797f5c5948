import { Injectable } from '@nestjs/common';
import type { UserActor } from '@rollcall/platform';
import { invitationReminderMail } from '../../platform-mail/invitation-reminder.mail.js';
import { IdentityClient, nothingHere } from '../identity.client.js';
import type { MailPreviewAnswer } from '../mail-preview.answer.js';
import { MaskedMails } from '../masked-mails.js';

/** The mail that a reminder would send, before it is sent: nothing is stored, and its link is dots (Z-02). */
@Injectable()
export class PreviewReminderQuery {
  constructor(
    private readonly identity: IdentityClient,
    private readonly masked: MaskedMails,
  ) {}

  /** @throws DomainError what sending the reminder would be refused with for want of rights; `not_found` */
  async preview(
    actor: UserActor,
    invitationId: string,
    message: string | null | undefined,
  ): Promise<MailPreviewAnswer> {
    const { invitation, sender, isTrial } = await this.identity.assertMayRemind(actor, invitationId);
    const mail = this.masked.render({
      kind: invitationReminderMail.kind,
      locale: invitation.locale,
      variables: {
        platformName: invitation.platformName,
        senderName: sender.displayName,
        // V27, as when it is sent.
        message: isTrial ? null : message?.trim() || null,
        generation: 1,
      },
    });
    if (!mail) throw nothingHere();
    return mail;
  }
}
