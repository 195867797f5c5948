import type { CloudEvent, EventType } from '@rollcall/contracts';
import type { RollcallEvent } from '../events/rollcall-event.js';
import type { DirectoryGroup, DirectoryState } from './directory-state.js';
import {
  type PersonFacts,
  type PersonRecord,
  learnAllFacts,
  learnAllMemberships,
  learnFacts,
  learnMemberships,
  membershipKey,
  unknownPerson,
} from './person-record.rules.js';

/** The published types that tell something of groups or people. */
export const DIRECTORY_TYPES = [
  'identity.group-created.v1',
  'identity.group-updated.v1',
  'identity.group-deleted.v1',
  'identity.user-invited.v1',
  'identity.account-set-up.v1',
  'identity.user-activated.v1',
  'identity.user-updated.v1',
  'identity.user-deleted.v1',
  'identity.user-erased.v1',
  'identity.membership-added.v1',
  'identity.membership-removed.v1',
] as const satisfies readonly EventType[];

/** Takes what an event tells of groups and people. */
export function learnFrom(state: DirectoryState, event: CloudEvent): void {
  const known = event as RollcallEvent;
  switch (known.type) {
    case 'identity.group-created.v1':
    case 'identity.group-updated.v1':
    case 'identity.group-described.v1':
      return learnGroup(state, known.subjectversion, known.data.groupId, groupOf(known.data));
    case 'identity.group-deleted.v1':
      return learnGroup(state, known.subjectversion, known.data.groupId, null);
    default:
      return learnOfPerson(state, known);
  }
}

function learnOfPerson(state: DirectoryState, event: RollcallEvent): void {
  const version = event.subjectversion;
  const about = (userId: string): PersonRecord => (state.people[userId] ??= unknownPerson());
  switch (event.type) {
    case 'identity.user-described.v1': {
      const person = about(event.data.userId);
      learnAllFacts(person, version, { status: event.data.status as 'active', ...profileOf(event.data) });
      return learnAllMemberships(person, version, event.data.memberships);
    }
    case 'identity.user-invited.v1': {
      const { email, locale } = event.data;
      return learnFacts(about(event.data.userId), version, { status: 'invited', email, locale });
    }
    case 'identity.account-set-up.v1':
      return learnFacts(about(event.data.userId), version, { status: 'active', ...profileOf(event.data) });
    case 'identity.user-activated.v1': {
      const { firstName, lastName } = event.data;
      return learnFacts(about(event.data.userId), version, { status: 'active', firstName, lastName });
    }
    case 'identity.user-updated.v1':
      return learnFacts(about(event.data.userId), version, profileOf(event.data));
    case 'identity.user-deleted.v1':
      learnFacts(about(event.data.userId), version, { status: 'deleted' });
      return learnAllMemberships(about(event.data.userId), version, []);
    case 'identity.user-erased.v1':
      return learnFacts(about(event.data.userId), version, { email: null, firstName: '', lastName: '' });
    case 'identity.membership-added.v1':
      return learnMemberships(
        about(event.data.userId),
        version,
        event.data.memberships.map((each) => [membershipKey(each), each]),
      );
    case 'identity.membership-removed.v1':
      return learnMemberships(
        about(event.data.userId),
        version,
        event.data.memberships.map((each) => [membershipKey(each), null]),
      );
  }
}

function learnGroup(
  { groups }: DirectoryState,
  version: number,
  groupId: string,
  value: DirectoryGroup | null,
): void {
  if (version > (groups[groupId]?.version ?? 0)) groups[groupId] = { version, value };
}

const groupOf = ({ groupId, parentId, name, public: isPublic }: DirectoryGroup): DirectoryGroup => ({
  groupId,
  parentId,
  name,
  public: isPublic,
});

const profileOf = ({ email, firstName, lastName, locale }: Profile): Profile => ({
  email,
  firstName,
  lastName,
  locale,
});
type Profile = Omit<PersonFacts, 'status'>;
