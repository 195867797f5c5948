import { Temporal } from 'temporal-polyfill';

const known = new Map<string, string>();

/** A zone that this runtime has heard of: one that it has not must not keep a platform from being billed. */
export function zoneOf(timeZone: string): string {
  const zone = known.get(timeZone) ?? (isKnown(timeZone) ? timeZone : 'UTC');
  known.set(timeZone, zone);
  return zone;
}

function isKnown(timeZone: string): boolean {
  try {
    return Boolean(Temporal.Now.zonedDateTimeISO(timeZone));
  } catch {
    return false;
  }
}
