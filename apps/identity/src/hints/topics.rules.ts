import type { EventType } from '@rollcall/contracts';

/** What may look different now, as the lists of the API name it. */
export const TOPICS = ['users', 'groups', 'invitations', 'sessions', 'imports', 'mails', 'platform'] as const;
export type Topic = (typeof TOPICS)[number];

const PERSON = ['users', 'groups'] as const;
const DELIVERY = ['mails', 'invitations'] as const;

/** What an event may have changed in what people see. Complete, so that a new event is not forgotten here. */
const TOPICS_OF: Readonly<Record<EventType, readonly Topic[]>> = {
  'identity.platform-created.v1': ['platform'],
  'identity.platform-updated.v1': ['platform'],
  'identity.user-limit-reached.v1': ['platform'],
  'identity.group-created.v1': ['groups'],
  'identity.group-updated.v1': ['groups'],
  'identity.group-deleted.v1': ['groups', 'users', 'invitations'],
  'identity.membership-added.v1': [...PERSON, 'invitations'],
  'identity.membership-removed.v1': [...PERSON, 'invitations'],
  'identity.user-invited.v1': [...PERSON, 'invitations'],
  'identity.user-activated.v1': [...PERSON, 'invitations'],
  'identity.user-updated.v1': ['users', 'invitations'],
  'identity.user-deleted.v1': [...PERSON, 'invitations'],
  'identity.user-erased.v1': [...PERSON, 'invitations'],
  'identity.user-signed-in-first.v1': ['users'],
  'identity.account-set-up.v1': PERSON,
  'identity.deletion-announced.v1': ['users'],
  'identity.invitation-extended.v1': ['invitations', 'groups'],
  'identity.invitation-narrowed.v1': ['invitations', 'groups'],
  'identity.password-changed.v1': [],
  'identity.password-reset-requested.v1': [],
  'identity.session-created.v1': ['sessions'],
  'identity.session-updated.v1': ['sessions'],
  'identity.enrolment-added.v1': ['sessions'],
  'identity.enrolment-removed.v1': ['sessions'],
  'identity.import-completed.v1': ['imports'],
  // Descriptions of what is there, for those who begin to follow (snapshots).
  'identity.user-described.v1': [],
  'identity.group-described.v1': [],
  'invitations.invitation-issued.v1': ['invitations'],
  'invitations.invitation-accepted.v1': [...PERSON, 'invitations'],
  'invitations.invitation-cancelled.v1': [...PERSON, 'invitations'],
  'invitations.invitation-detached.v1': [...PERSON, 'invitations'],
  'invitations.invitation-reminded.v1': ['invitations'],
  'invitations.erasure-confirmed.v1': ['users'],
  'notifications.mail-sent.v1': DELIVERY,
  'notifications.mail-deferred.v1': DELIVERY,
  'notifications.mail-bounced.v1': DELIVERY,
  'notifications.mail-dropped.v1': DELIVERY,
  'notifications.mail-suppressed.v1': DELIVERY,
  'notifications.suppression-added.v1': ['mails'],
  'notifications.suppression-released.v1': ['mails'],
  'notifications.erasure-confirmed.v1': ['users'],
  'billing.seat-opened.v1': [],
  'billing.seat-closed.v1': [],
  'billing.price-changed.v1': [],
  'billing.erasure-confirmed.v1': ['users'],
  'events.webhook-changed.v1': [],
  'events.webhook-paused.v1': [],
  'events.webhook-tested.v1': [],
  'events.erasure-confirmed.v1': ['users'],
};

/** Topics of an event; none of one that is not known here. */
export function topicsOf(type: string): readonly Topic[] {
  return Object.hasOwn(TOPICS_OF, type) ? TOPICS_OF[type as EventType] : [];
}

/** Whether a word names a topic. */
export function isTopic(word: string): word is Topic {
  return (TOPICS as readonly string[]).includes(word);
}
