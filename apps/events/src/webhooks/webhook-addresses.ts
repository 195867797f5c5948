import { Injectable } from '@nestjs/common';
import { DomainError } from '@rollcall/platform';
import { ReceiverGuard } from '../receivers/receiver-guard.js';
import { ReceiverRefusal } from '../receivers/receiver-refusal.js';

/** Checks what somebody gives as the URL of a webhook. */
@Injectable()
export class WebhookAddresses {
  constructor(private readonly guard: ReceiverGuard) {}

  /**
   * @returns the URL as it is stored and called
   * @throws DomainError `webhook_url_not_allowed` that says why (V41)
   */
  async normal(text: string): Promise<string> {
    try {
      return (await this.guard.check(text)).href;
    } catch (error) {
      if (!(error instanceof ReceiverRefusal)) throw error;
      throw new DomainError('webhook_url_not_allowed', error.detail, { reason: error.reason });
    }
  }
}
