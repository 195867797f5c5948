import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { PAGE_SIZE, type Pages, usePages } from '../../api/use-pages.js';

/** An invitation, open or not. */
export type Invitation = Schemas['InvitationResource'];

/** Which invitations. */
export interface InvitationFilter {
  status: Invitation['status'];
  /** State of the latest mail. */
  delivery?: NonNullable<Schemas['JobFilter']['delivery']>[number];
  groupId?: string;
  reminded?: boolean;
  q?: string;
}

/** Invitations into groups that the caller manages, newest first. */
export function useInvitations(filter: InvitationFilter): Pages<Invitation> {
  const { delivery, ...rest } = filter;
  return usePages(['invitations', 'list', filter], (cursor, signal) =>
    dataOf(
      api.GET('/v1/invitations', {
        signal,
        params: {
          query: {
            ...rest,
            ...(delivery && { delivery: [delivery] }),
            order: 'newest',
            cursor,
            limit: PAGE_SIZE,
          },
        },
      }),
    ),
  );
}
