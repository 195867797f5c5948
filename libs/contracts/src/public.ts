/** What other teams get, in the package that is made of it. */
export type { CloudEvent } from './cloud-event.js';
export {
  ASSIGNABLE_ROLES,
  LOCALES,
  MEMBERSHIP_ORIGINS,
  PLANS,
  SERVICES,
  type AssignableRole,
  type Locale,
  type MembershipOrigin,
  type Plan,
  type ServiceName,
} from './fields.js';
export type { EventDefinition } from './events/define-event.js';
export { eventSchema, type JsonSchema } from './events/event-schema.js';
export * from './events/identity-platforms.events.js';
export * from './events/identity-groups.events.js';
export * from './events/identity-people.events.js';
export * from './events/identity-credentials.events.js';
export * from './events/identity-lifecycle.events.js';
export * from './events/identity-sessions.events.js';
export * from './events/identity-imports.events.js';
export * from './events/identity-snapshots.events.js';
export * from './events/invitations.events.js';
export * from './events/notifications.events.js';
export * from './events/billing.events.js';
export * from './events/webhooks.events.js';
export { EVENTS, type EventData, type EventOf, type EventType } from './events/catalogue.js';
