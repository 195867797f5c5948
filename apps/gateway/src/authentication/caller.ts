import type { Actor } from '@rollcall/platform';

/** Who makes a request, as the gateway found out. */
export interface Caller {
  actor: Actor;
  /** The signed statement of it that services get. */
  actorToken: string;
  /** How the caller showed it. */
  via: 'nothing' | 'operator-token' | 'bearer' | 'cookie';
  /** The access token shown, for what is bound to it; only of people. */
  accessToken?: string;
}
