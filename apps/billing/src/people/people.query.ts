import { Injectable } from '@nestjs/common';
import { IdentityClient } from '../identity.client.js';
import type { PersonAnswer } from './person.answer.js';

/** What nobody has heard of any more. */
const UNKNOWN: PersonAnswer = { displayName: 'Unknown person', login: null, status: 'unknown' };
const ERASED = 'Erased person';

/** Who people on bills are. Billing keeps ids only, so that there is nothing to erase here (T13); names are asked for. */
@Injectable()
export class PeopleQuery {
  constructor(private readonly identity: IdentityClient) {}

  /** Says of each row of a page who it is about. */
  async named<Row extends { userId: string }>(
    platformId: string,
    rows: readonly Row[],
  ): Promise<(Row & { person: PersonAnswer })[]> {
    const ids = [...new Set(rows.map(({ userId }) => userId))];
    const names = ids.length > 0 ? await this.identity.accountNames(platformId, ids) : [];
    const people = new Map(
      names.map(({ userId, displayName, login, status }): [string, PersonAnswer] => [
        userId,
        { displayName: displayName ?? ERASED, login, status },
      ]),
    );
    return rows.map((row) => ({ ...row, person: people.get(row.userId) ?? UNKNOWN }));
  }
}
