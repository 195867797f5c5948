import type { ReactNode } from 'react';
import type { Group } from '../groups/groups.query.js';
import { CancelInvitationDialog } from './cancel-invitation-dialog.js';
import { DeletePersonDialog } from './delete-person-dialog.js';
import { ReminderDialog } from './reminder-dialog.js';
import { RemoveMemberDialog } from './remove-member-dialog.js';

interface PersonDialogsProps {
  chosen: 'remind' | 'cancel' | 'remove' | 'delete';
  userId: string;
  name: string;
  invitationId: string | undefined;
  group: Group | undefined;
  onClose: () => void;
}

/** The dialog of what was chosen to be done with somebody in a list. */
export function PersonDialogs(props: PersonDialogsProps): ReactNode {
  const { chosen, userId, name, invitationId, group, onClose } = props;
  if (chosen === 'delete') return <DeletePersonDialog userId={userId} name={name} onClose={onClose} />;
  if (chosen === 'remove')
    return group && <RemoveMemberDialog group={group} userId={userId} name={name} onClose={onClose} />;
  if (invitationId === undefined) return null;
  const Dialog = chosen === 'remind' ? ReminderDialog : CancelInvitationDialog;
  return <Dialog invitationId={invitationId} name={name} onClose={onClose} />;
}
