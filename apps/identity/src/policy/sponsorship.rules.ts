import type { AssignableRole } from '@rollcall/contracts';
import { type GroupSubject, type PolicyActor, coachesOrAdministers, mayGrant } from './rights.rules.js';

/** Somebody asked that a person gets these roles in these groups. */
export interface Sponsorship {
  /** Who asked. */
  by: string;
  groupIds: readonly string[];
  /** They apply to all the groups (R3). */
  roles: readonly AssignableRole[];
  /** By inviting from a session, which is for coaches too (P4). */
  fromSession?: boolean;
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
    const isGranted = asked.some(({ by, fromSession }) => {
      const sponsor = activeSponsors.get(by);
      if (!sponsor) return false;
      const mayFromSession = fromSession === true && place.role === 'learner';
      return mayGrant(sponsor, place.role, place) || (mayFromSession && coachesOrAdministers(sponsor, place));
    });
    return asked.length > 0 && !isGranted;
  });
}
