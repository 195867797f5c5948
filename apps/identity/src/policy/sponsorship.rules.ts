import type { AssignableRole } from '@rollcall/contracts';
import { type GroupSubject, type PolicyActor, mayGrant } from './rights.rules.js';

/** Somebody asked that a person gets these roles in these groups. */
export interface Sponsorship {
  /** Who asked. */
  by: string;
  groupIds: readonly string[];
  /** They apply to all the groups (R3). */
  roles: readonly AssignableRole[];
}

/** A role that an invited person was given in a group. */
export interface SponsoredPlace extends GroupSubject {
  role: AssignableRole;
}

/**
 * What an invitation would give although nobody who asked for it may grant it any more (V12). Everybody stands for what
 * they chose themselves, and for nothing that another one chose.
 * @param places what the person holds by choice; what no sponsorship speaks of was given in another way, and is left out
 * @param sponsors who of them is still active, with the rights of today
 */
export function unapprovedPlaces(
  places: readonly SponsoredPlace[],
  sponsorships: readonly Sponsorship[],
  sponsors: readonly PolicyActor[],
): SponsoredPlace[] {
  const activeSponsors = new Map(sponsors.map((sponsor) => [sponsor.userId, sponsor]));
  return places.filter((place) => {
    const asked = sponsorships.filter(
      ({ groupIds, roles }) => groupIds.includes(place.id) && roles.includes(place.role),
    );
    const isGranted = asked.some(({ by }) => {
      const sponsor = activeSponsors.get(by);
      return sponsor !== undefined && mayGrant(sponsor, place.role, place);
    });
    return asked.length > 0 && !isGranted;
  });
}
