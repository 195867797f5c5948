/** What each command is called in the audit, by method and route. A test goes over all routes that write. */
export const AUDIT_ACTIONS: Readonly<Record<string, string>> = {
  'POST /v1/platforms': 'platform.created',
  'PATCH /v1/platforms/:id': 'platform.changed',
  'PATCH /v1/platform': 'platform.changed',

  'POST /v1/auth/login': 'sign-in.opened',
  'POST /v1/auth/logout': 'sign-in.ended',
  'DELETE /v1/auth/sign-ins': 'sign-in.ended',
  'DELETE /v1/auth/sign-ins/:signInId': 'sign-in.ended',
  'POST /v1/auth/password': 'password.changed',
  'POST /v1/auth/password-reset-requests': 'password-reset.requested',
  'POST /v1/auth/password-resets': 'password.reset',

  'POST /v1/groups': 'group.created',
  'PATCH /v1/groups/:id': 'group.changed',
  'DELETE /v1/groups/:id': 'group.deleted',
  'POST /v1/groups/deletions': 'group.deleted-many',
  'POST /v1/groups/:id/members': 'member.added',
  'DELETE /v1/groups/:id/members/:userId': 'member.removed',
  'DELETE /v1/groups/:id/members/:userId/roles/:role': 'member.role-removed',

  'POST /v1/users': 'user.set-up',
  'PATCH /v1/users/:id': 'user.changed',
  'DELETE /v1/users/:id': 'user.deleted',
  'PUT /v1/users/:id/deletion-date': 'user.deletion-date-set',
  'POST /v1/users/:id/password': 'user.password-set',
  'POST /v1/users/:id/erasure': 'user.erased',
  'DELETE /v1/users/:id/sign-ins': 'user.sign-ins-ended',
  'DELETE /v1/users/:id/sign-ins/:signInId': 'user.sign-ins-ended',

  'POST /v1/invitations': 'user.invited',
  'POST /v1/invitations/:id/reminders': 'invitation.reminded',
  'DELETE /v1/invitations/:id': 'invitation.cancelled',
  'POST /v1/invitation-jobs': 'invitation-job.started',
  'POST /v1/invitation-jobs/:id/cancel': 'invitation-job.cancelled',
  'PUT /internal/activations/:invitationId': 'invitation.accepted',

  'POST /v1/imports': 'import.uploaded',
  'POST /v1/imports/:id/apply': 'import.applied',
  'POST /v1/imports/:id/approval': 'import.approved',
  'POST /v1/imports/:id/pause': 'import.paused',
  'POST /v1/imports/:id/resume': 'import.resumed',
  'POST /v1/imports/:id/cancel': 'import.cancelled',
  'POST /v1/imports/:id/undo': 'import.undone',

  'POST /v1/mail/suppressions': 'suppression.added',
  'DELETE /v1/mail/suppressions/:id': 'suppression.released',
  'PATCH /v1/billing/platforms/:id': 'price.changed',

  'POST /v1/api-keys': 'api-key.created',
  'PATCH /v1/api-keys/:id': 'api-key.changed',
  'POST /v1/api-keys/:id/rotations': 'api-key.rotated',
  'DELETE /v1/api-keys/:id': 'api-key.ended',

  'POST /v1/paths': 'path.created',
  'PATCH /v1/paths/:id': 'path.changed',
  'POST /v1/paths/:id/sessions': 'session.created',
  'PATCH /v1/sessions/:id': 'session.changed',
  'POST /v1/sessions/:id/invitations': 'user.invited',
  'PUT /v1/sessions/:id/audience': 'session.audience-set',

  // Told by the events service.
  'POST /v1/webhooks': 'webhook.created',
  'PATCH /v1/webhooks/:id': 'webhook.changed',
  'DELETE /v1/webhooks/:id': 'webhook.deleted',
  'POST /v1/webhooks/:id/secret-rotations': 'webhook.secret-rotated',
  'POST /v1/webhooks/:id/replays': 'webhook.replayed',
};

/** Name of a command; one that is not in the table is written down under its route. */
export const auditAction = (method: string, route: string): string =>
  AUDIT_ACTIONS[`${method} ${route}`] ?? `${method} ${route}`;
