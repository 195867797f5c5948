import { RetentionSchedule } from '@rollcall/database';
import { Injectable } from '@nestjs/common';

/** Counts whose time is over are deleted: nobody asks for them any more. */
@Injectable()
export class UsersRetention {
  constructor(retention: RetentionSchedule) {
    retention.register({ table: 'trial_mailboxes', expired: 'window_ends_at < now()' });
    retention.register({ table: 'invitation_allowances', expired: 'window_ends_at < now()' });
  }
}
