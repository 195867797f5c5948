/** What a problem code means over HTTP. */
export interface ProblemKind {
  status: number;
  /** Short and the same for every occurrence (RFC 9457, 3.1.3). */
  title: string;
}

/**
 * Every problem code of the installation. Codes are part of the public contract: add, never rename.
 * `type` of a problem document is `/problems/<code>`.
 */
export const PROBLEMS = {
  invalid_input: { status: 400, title: 'The input is not valid' },
  password_or_mail_required: { status: 400, title: 'A password or the credentials mail is required' },
  password_xor_mail: { status: 400, title: 'Give a password or send the credentials, not both' },
  mail_required_for_credentials: { status: 400, title: 'Sending credentials needs an email address' },
  username_login_disabled: { status: 400, title: 'Sign-in by username is off' },
  webhook_url_not_allowed: { status: 400, title: 'Webhooks cannot call this URL' },
  root_group_fixed: { status: 400, title: 'The root of the groups is fixed' },
  group_cycle: { status: 400, title: 'A group cannot go below itself' },
  owner_protected: { status: 400, title: 'The owner stays' },
  import_file_invalid: { status: 400, title: 'The file cannot be imported' },

  unauthenticated: { status: 401, title: 'Sign-in required' },
  invalid_credentials: { status: 401, title: 'The credentials are not valid' },

  forbidden: { status: 403, title: 'Not allowed' },
  key_not_accepted: { status: 403, title: 'Not open to API keys' },
  scope_missing: { status: 403, title: 'The API key lacks a scope' },
  password_change_required: { status: 403, title: 'A new password is required' },
  csrf_token_invalid: { status: 403, title: 'The CSRF token is missing or wrong' },
  group_not_manageable: { status: 403, title: 'The group is not yours to manage' },
  role_not_grantable: { status: 403, title: 'The role is not yours to grant' },
  no_group_managed: { status: 403, title: 'You manage no group' },
  platform_admin_required: { status: 403, title: 'Only a platform admin may do this' },
  second_admin_required: { status: 403, title: 'A second administrator must do this' },
  owner_required: { status: 403, title: 'Only the owner may do this' },
  common_group_required: { status: 403, title: 'You share no group with this person' },
  user_not_manageable: { status: 403, title: 'The person is not yours to manage' },
  administrator_required: { status: 403, title: 'Only an administrator may do this' },
  learners_only: { status: 403, title: 'User admins manage learners only' },
  other_groups: { status: 403, title: 'The person is in groups of others too' },
  higher_rights: { status: 403, title: 'The person has rights that you do not have' },
  session_not_manageable: { status: 403, title: 'The session is not yours to manage' },
  instructor_required: { status: 403, title: 'Only for instructors of the session' },
  free_trial_message_unavailable: { status: 403, title: 'The free trial has no personal message' },
  free_trial_limit_reached: { status: 403, title: 'The free trial has reached its limit' },
  free_trial_ended: { status: 403, title: 'The free trial is over' },
  free_trial_setup_unavailable: { status: 403, title: 'The free trial cannot set users up' },

  not_found: { status: 404, title: 'Not found' },
  link_unknown: { status: 404, title: 'The link is not known' },

  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  request_timeout: { status: 408, title: 'The request took too long' },

  already_active: { status: 409, title: 'The person is already active' },
  already_invited: { status: 409, title: 'The person is already invited' },
  email_taken: { status: 409, title: 'The email belongs to another person' },
  username_taken: { status: 409, title: 'The username belongs to another person' },
  user_invited: { status: 409, title: 'The person is still invited' },
  user_deleted: { status: 409, title: 'The person is deleted' },
  user_not_active: { status: 409, title: 'The person is not active yet' },
  user_not_erased: { status: 404, title: 'The person was not erased' },
  user_not_deleted: { status: 409, title: 'The person is not deleted' },
  invitation_closed: { status: 409, title: 'The invitation is closed' },
  import_approval_required: { status: 409, title: 'A second administrator must approve of the import' },
  import_not_undoable: { status: 409, title: 'There is nothing of the import to take back' },
  import_undone: { status: 409, title: 'The import is taken back already' },
  import_state_unfit: { status: 409, title: 'The import is in a state that does not allow this' },
  job_finished: { status: 409, title: 'The job is over' },
  acceptance_in_progress: { status: 409, title: 'The invitation is being accepted' },
  no_invitation_created: { status: 409, title: 'No address led to an invitation' },
  slug_taken: { status: 409, title: 'The slug is taken' },
  max_groups_reached: { status: 409, title: 'The platform has reached its limit of groups' },
  user_limit_reached: { status: 409, title: 'The platform has reached its limit of users' },
  audience_full: { status: 409, title: 'The session takes no more people one by one' },
  session_ended: { status: 409, title: 'The session has ended' },
  session_started: { status: 409, title: 'The session has started' },
  currency_fixed: { status: 409, title: 'The currency of the platform is fixed' },
  webhook_exists: { status: 409, title: 'There is such a webhook already' },
  webhook_limit_reached: { status: 409, title: 'The platform has reached its limit of webhooks' },
  api_key_over: { status: 409, title: 'The API key has ended' },
  api_key_limit_reached: { status: 409, title: 'The platform has reached its limit of API keys' },
  needs_reapproval: { status: 409, title: 'The invitation needs a new approval' },
  idempotency_in_progress: { status: 409, title: 'The same request is being worked on' },

  cursor_expired: { status: 410, title: 'The cursor points to what is no longer kept' },
  link_closed: { status: 410, title: 'The link is closed' },
  link_superseded: { status: 410, title: 'The link was replaced by a newer one' },

  payload_too_large: { status: 413, title: 'The body is too large' },
  uri_too_long: { status: 414, title: 'The address is too long' },
  unsupported_media_type: { status: 415, title: 'The content type is not supported' },
  misdirected_request: { status: 421, title: 'This host is not served here' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used for another request' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  headers_too_large: { status: 431, title: 'The headers are too large' },

  internal_error: { status: 500, title: 'Something went wrong here' },
  service_unavailable: { status: 503, title: 'Temporarily unavailable' },
  overloaded: { status: 503, title: 'Too busy at the moment' },
} as const satisfies Record<string, ProblemKind>;

/** Stable name of a problem. */
export type ProblemCode = keyof typeof PROBLEMS;

/** Whether a text is a code of {@link PROBLEMS}; for codes that come from another process. */
export function isProblemCode(text: unknown): text is ProblemCode {
  return typeof text === 'string' && Object.hasOwn(PROBLEMS, text);
}
