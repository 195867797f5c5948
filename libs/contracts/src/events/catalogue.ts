import type { Type } from 'typebox';
import type { CloudEvent } from '../cloud-event.js';
import * as billing from './billing.events.js';
import type { EventDefinition } from './define-event.js';
import * as identityCredentials from './identity-credentials.events.js';
import * as identityGroups from './identity-groups.events.js';
import * as identityImports from './identity-imports.events.js';
import * as identityLifecycle from './identity-lifecycle.events.js';
import * as identityPeople from './identity-people.events.js';
import * as identityPlatforms from './identity-platforms.events.js';
import * as identitySessions from './identity-sessions.events.js';
import * as identitySnapshots from './identity-snapshots.events.js';
import * as invitations from './invitations.events.js';
import * as notifications from './notifications.events.js';
import * as webhooks from './webhooks.events.js';

const all = {
  ...identityPlatforms,
  ...identityGroups,
  ...identityPeople,
  ...identityCredentials,
  ...identityLifecycle,
  ...identitySessions,
  ...identityImports,
  ...identitySnapshots,
  ...invitations,
  ...notifications,
  ...billing,
  ...webhooks,
};
type Declared = Extract<(typeof all)[keyof typeof all], EventDefinition>;

/** The name of an event type, such as `identity.user-invited.v1`. */
export type EventType = Declared['type'];
/** The data of an event type. */
export type EventData<T extends EventType> = Type.Static<Extract<Declared, { type: T }>['data']>;
/** An event of a type, envelope included. */
export type EventOf<T extends EventType> = CloudEvent<EventData<T>, T>;

const isDefinition = (value: unknown): value is Declared =>
  typeof value === 'object' && value !== null && 'producer' in value;

/** Every event type that exists, by name. */
export const EVENTS: ReadonlyMap<string, EventDefinition> = new Map(
  Object.values(all)
    .filter(isDefinition)
    .map((definition) => [definition.type, definition as EventDefinition]),
);
