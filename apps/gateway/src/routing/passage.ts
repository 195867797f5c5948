import type { Caller } from '../authentication/caller.js';
import type { RequestTarget } from './request-target.rules.js';
import type { Route } from './route-table.rules.js';

/** What was found out about a request before it is answered or passed on. */
export interface Passage {
  route: Route;
  target: RequestTarget;
  /** Address of the outside caller. */
  clientAddress: string;
  /** On whose behalf it is passed on; present once it was admitted. */
  caller: Caller;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the admission for every request that is let in. */
    passage: Passage;
  }
}
