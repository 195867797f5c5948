import { RetentionSchedule } from '@rollcall/database';
import { Injectable } from '@nestjs/common';

/** What ended by itself is deleted a little later. */
@Injectable()
export class CredentialsRetention {
  constructor(retention: RetentionSchedule) {
    retention.register({ table: 'sign_ins', expired: 'expires_at < now()' });
    retention.register({ table: 'password_resets', expired: 'expires_at < now()' });
    retention.register({ table: 'sign_in_attempts', expired: 'window_ends_at < now()' });
  }
}
