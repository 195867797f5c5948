import { RetentionSchedule } from '@rollcall/database';
import { Injectable } from '@nestjs/common';

/** Tokens that ended by themselves are deleted a little later; keys are kept, since the audit names them. */
@Injectable()
export class ApiKeysRetention {
  constructor(retention: RetentionSchedule) {
    retention.register({ table: 'api_key_tokens', expired: 'expires_at < now()' });
  }
}
