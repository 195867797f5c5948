import { describeRowLevelSecurity } from '@rollcall/database/testing';
import { notificationsDatabase } from './data-source.js';

describeRowLevelSecurity('notifications', notificationsDatabase.migrations, {
  mailbox_mails:
    'The mailbox of the whole installation, encrypted; it exists only where no mail is really sent.',
});
