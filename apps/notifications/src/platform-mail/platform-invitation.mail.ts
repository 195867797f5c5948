import { InvitationIssuedV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import { platformInvitationTemplates } from './templates/platform-invitation.templates.js';

/** The mail that brings an invited person the link (N1). */
export const platformInvitationMail = defineMail({
  kind: 'platform_invitation',
  cause: 'invitations.invitation-issued.v1',
  recipient: ({ data }) => ({
    userId: data.userId,
    address: data.email,
    locale: data.locale,
    invitationId: data.invitationId,
  }),
  variables: ({ data }) => ({
    platformName: data.platformName,
    senderName: data.invitedBy.displayName,
    message: data.message,
    generation: data.generation,
  }),
  freeText: ['message'],
  secret: 'invitation-link',
  subject: {
    en: '{{senderName}} invites you to join {{platformName}}',
    fr: '{{senderName}} vous invite à rejoindre {{platformName}}',
  },
  templates: platformInvitationTemplates,
  sample: sampleOf(InvitationIssuedV1),
});
