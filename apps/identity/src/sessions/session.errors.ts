import { DomainError, invalidInput } from '@rollcall/platform';
import { type ChangeFault, type Period, hasEnded } from './session.rules.js';

/** @throws DomainError `session_ended` (PS7) */
export function assertNotEnded(session: Period, at: Date): void {
  if (hasEnded(session, at)) throw changeRefused('session_ended');
}

/** Why a session cannot change as wished (PS7). */
export function changeRefused(fault: ChangeFault): DomainError {
  switch (fault) {
    case 'session_ended':
      return new DomainError(fault, 'The session has ended, and stays as it was; create another one.');
    case 'session_started':
      return new DomainError(fault, 'The session has started, with learners; its start stays as it is.');
    case 'before_start':
      return invalidInput([{ path: 'endsAt', code: fault, message: 'endsAt must be after startsAt.' }]);
  }
}
