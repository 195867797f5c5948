import type { NewEvent } from '@rollcall/messaging';
import type { VersionedPlatform } from './platform.resource.js';

/** The event that tells of a platform's state. */
export function platformEvent<T extends 'identity.platform-created.v1' | 'identity.platform-updated.v1'>(
  type: T,
  platform: VersionedPlatform,
): NewEvent<T> {
  const { id, name, slug, plan, locale, timeZone, rootGroupId, ownerId, version } = platform;
  const data = { platformId: id, name, slug, plan, locale, timeZone, rootGroupId, ownerId };
  return { type, subject: `platform/${id}`, subjectVersion: version, platformId: id, data } as NewEvent<T>;
}
