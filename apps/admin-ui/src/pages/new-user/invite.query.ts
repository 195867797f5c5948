import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { countAddresses, MOST_ADDRESSES } from './address-list.rules.js';

/** What is sent to invite people. */
export type Invite = Schemas['InviteUsersRequest'];

/** What became, or would become, of one address. */
export type InviteResult = Schemas['InviteResult'];

/** What would become of each address; nothing is written or sent. */
export function useInvitePreview(invite: Invite) {
  const count = countAddresses(String(invite.emails));
  const isReady =
    count > 0 && count <= MOST_ADDRESSES && invite.groupIds.length > 0 && invite.roles.length > 0;
  return useQuery({
    queryKey: ['invitations', 'preview', invite],
    queryFn: async ({ signal }) => {
      const params = { query: { dryRun: 'true' as const } };
      const answer = await dataOf(api.POST('/v1/invitations', { signal, params, body: invite }));
      if (!('effects' in answer)) throw new Error('People were invited instead of looked at.');
      return answer;
    },
    enabled: isReady,
    retry: false,
    placeholderData: (before) => (isReady ? before : undefined),
  });
}

/** Invites them. */
export function useInvite() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Invite) => dataOf(api.POST('/v1/invitations', { body })),
    onSuccess: () =>
      Promise.all(
        ['invitations', 'groups', 'users'].map((topic) =>
          queryClient.invalidateQueries({ queryKey: [topic], refetchType: 'active' }),
        ),
      ),
  });
}
