import { Injectable } from '@nestjs/common';
import type { DeletionDatesAnswer, DeletionDatesRequest } from '@rollcall/contracts';
import { SecretOwnerClient } from './secret-owner.client.js';

/** Asks identity whether what people are told of their deletion still holds, at the moment of sending. */
@Injectable()
export class DeletionDatesClient {
  constructor(private readonly identity: SecretOwnerClient) {}

  /**
   * @returns by person the day on which they are deleted, null for those without; who is deleted is missing
   * @throws DependencyUnavailableError when identity does not answer
   */
  async datesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    if (userIds.length === 0) return new Map();
    const body: DeletionDatesRequest = { userIds: [...new Set(userIds)] };
    const { items } = await this.identity.ask<DeletionDatesAnswer>('/internal/deletion-dates', body);
    return new Map(items.map(({ userId, deletionDate }) => [userId, deletionDate]));
  }
}
