import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import type { InviteCall } from '../../invitations/use-invite-preview.js';

/** What is sent to invite people. */
export type Invite = Schemas['InviteUsersRequest'];

/** The call that would invite them, for its dry run. */
export const callOf = (invite: Invite): InviteCall => ({
  emails: String(invite.emails),
  key: [invite],
  isReady: invite.groupIds.length > 0 && invite.roles.length > 0,
  rehearse: (signal) =>
    dataOf(api.POST('/v1/invitations', { signal, params: { query: { dryRun: 'true' } }, body: invite })),
});

/** Invites them. */
export function useInvite() {
  return useCommand(['invitations', 'groups', 'users'], (body: Invite) =>
    dataOf(api.POST('/v1/invitations', { body })),
  );
}
