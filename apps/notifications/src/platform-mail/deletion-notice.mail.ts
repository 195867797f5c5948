import { DeletionAnnouncedV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { dayInWords } from '../delivery/moment-in-words.js';
import { sampleOf } from '../delivery/sample-of.js';
import { deletionNoticeTemplates } from './templates/deletion-notice.templates.js';

/** A day before an account is deleted by its date (S5, D-26). It carries nothing to click. */
export const deletionNoticeMail = defineMail({
  kind: 'deletion_notice',
  cause: 'identity.deletion-announced.v1',
  // Only people with an address get it; see its consumer.
  recipient: ({ data }) => ({
    userId: data.userId,
    address: data.email ?? '',
    locale: data.locale,
    invitationId: null,
  }),
  variables: ({ data }) => ({
    platformName: data.platformName,
    firstName: null,
    deletionDate: dayInWords(data.deletionDate, data.locale),
    // Not shown: it is compared with the day as it is set when the mail is sent.
    deletionDay: data.deletionDate,
  }),
  freeText: [],
  secret: null,
  subject: {
    en: 'Your account on {{platformName}} is about to end',
    fr: 'Votre compte sur {{platformName}} va être supprimé',
  },
  templates: deletionNoticeTemplates,
  sample: sampleOf(DeletionAnnouncedV1),
});
