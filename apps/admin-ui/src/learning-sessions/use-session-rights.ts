import { useMemo } from 'react';
import type { Schemas } from '../api/api-client.js';
import { administers, type Group, useGroupTree } from '../groups/groups.query.js';
import { useSession } from '../session/use-session.js';

/** A learning session, as lists show it. */
export type LearningSession = Schemas['SessionResource'];

/** What the caller may do with paths and sessions; the API decides, this says what is worth offering (P4, P17). */
export interface SessionRights {
  mayCreatePathIn: (group: Group) => boolean;
  /** Also: whether the learners of the group can be enrolled by the caller. */
  mayCreateSessionIn: (group: Group) => boolean;
  mayChange: (session: LearningSession) => boolean;
  mayInviteFrom: (session: LearningSession) => boolean;
}

export function useSessionRights(): SessionRights {
  const { user, rights } = useSession();
  const tree = useGroupTree();
  return useMemo(() => {
    const holds = (role: string, groupId: string): boolean =>
      user.memberships.some((held) => held.groupId === groupId && held.role === role);
    const mayCreateSessionIn = (group: Group): boolean => administers(group) || holds('coach', group.id);
    const isInstructorOf = ({ instructorIds }: LearningSession): boolean => instructorIds.includes(user.id);
    const mayChange = (session: LearningSession): boolean => {
      const group = tree.byId.get(session.groupId);
      return isInstructorOf(session) || (group !== undefined && mayCreateSessionIn(group));
    };
    return {
      mayCreatePathIn: (group) => administers(group) || holds('author', group.id),
      mayCreateSessionIn,
      mayChange,
      mayInviteFrom: (session) =>
        mayChange(session) && (rights.platformAdmin || rights.owner || isInstructorOf(session)),
    };
  }, [user, rights, tree]);
}
