import type { EventOf, EventType } from '@rollcall/contracts';

/** An event of one of these types; a `switch` over its `type` tells which, and what is in its `data`. */
export type RollcallEvent<T extends EventType = EventType> = { [Each in T]: EventOf<Each> }[T];

/** What a snapshot is made of: groups and people as they are. */
export type SnapshotEvent = RollcallEvent<'identity.group-described.v1' | 'identity.user-described.v1'>;
