import type { Schemas } from '../../api/api-client.js';

/** A key, without its secret. */
export type ApiKey = Schemas['ApiKeyResource'];

/** What a key may be allowed to do. */
export type Scope = ApiKey['scopes'][number];

/** A secret that was shown just now, and whose it is. */
export interface FreshSecret {
  name: string;
  secret: string;
  isRotated: boolean;
}

const NAMES: Readonly<Record<Scope, true>> = {
  'users:read': true,
  'users:write': true,
  'groups:read': true,
  'groups:write': true,
  'invitations:read': true,
  'invitations:write': true,
  'sessions:read': true,
  'sessions:write': true,
  'mail:read': true,
  'mail:write': true,
  'platform:read': true,
  'audit:read': true,
  'events:read': true,
  'webhooks:read': true,
  'webhooks:write': true,
};

/** All scopes: types see to it that none is missing. */
export const SCOPES = Object.keys(NAMES) as Scope[];
