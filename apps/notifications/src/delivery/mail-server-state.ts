import { Injectable } from '@nestjs/common';

/** What this process knows of the mail server; written by the circuit breaker, read by who explains why nothing came. */
@Injectable()
export class MailServerState {
  /** Since when mails are held; null while they are not. */
  failsSince: Date | null = null;
}
