import type { EventData } from '@rollcall/contracts';
import type { PersonRecord, Versioned } from './person-record.rules.js';

/** A group. */
export type DirectoryGroup = Pick<
  EventData<'identity.group-described.v1'>,
  'groupId' | 'parentId' | 'name' | 'public'
>;

/** What a directory keeps: plain data, with the versions that it is of. */
export interface DirectoryState {
  /** By id; a value of null says that it was deleted. */
  groups: Record<string, Versioned<DirectoryGroup | null>>;
  /** By id, deleted people included. */
  people: Record<string, PersonRecord>;
}

/** Nothing is known. */
export const emptyState = (): DirectoryState => ({ groups: {}, people: {} });
