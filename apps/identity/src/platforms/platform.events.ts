import type { NewEvent } from '@rollcall/messaging';
import type { VersionedPlatform } from './platform.resource.js';

/** What an event about a platform says about its subject. */
export const platformSubject = (platformId: string, version: number) => ({
  subject: `platform/${platformId}`,
  subjectVersion: version,
  platformId,
});

/** The event that tells of a platform's state. */
export function platformEvent<T extends 'identity.platform-created.v1' | 'identity.platform-updated.v1'>(
  type: T,
  platform: VersionedPlatform,
): NewEvent<T> {
  const { id, name, slug, plan, locale, timeZone, rootGroupId, ownerId, remindersPerDay, version } = platform;
  const { mailEnabled, blockWeekendReminders, sessionReminderDays, weeklyLateReminders } = platform;
  const mailSettings = { mailEnabled, blockWeekendReminders, sessionReminderDays, weeklyLateReminders };
  const state = { platformId: id, name, slug, plan, locale, timeZone, rootGroupId, ownerId };
  const data = { ...state, remindersPerDay, mailSettings };
  return { type, ...platformSubject(id, version), data } as NewEvent<T>;
}
