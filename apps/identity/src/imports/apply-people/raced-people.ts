import type { DomainError } from '@rollcall/platform';
import { usernameTaken } from '../../users/unique-logins.js';
import { NO_EFFECTS } from '../import.rules.js';
import type { IdentifiedPerson } from '../people-planner.js';

/** New people whose login somebody else took between the plan and now: all of the step is undone, and decided anew. */
export class PeopleRacedError extends Error {
  override readonly name = 'PeopleRacedError';
  /**
   * Why nothing comes of those who are still new then: whoever has their login is on another platform, where only a
   * username can be in the way (U4).
   */
  readonly refused: ReadonlyMap<string, DomainError>;

  constructor(userIds: readonly string[]) {
    super('Logins of new people were taken meanwhile.');
    this.refused = new Map(userIds.map((userId) => [userId, usernameTaken()]));
  }
}

/** Somebody of whom nothing comes after all. */
export const invalidated = (
  planned: IdentifiedPerson,
  { code, message }: { code: string; message: string },
): IdentifiedPerson => ({
  ...planned,
  outcome: 'invalid',
  becomes: null,
  changes: [],
  memberships: [],
  effects: NO_EFFECTS,
  faults: [...planned.faults, ...planned.lines.map((line) => ({ line, column: null, code, message }))],
});
