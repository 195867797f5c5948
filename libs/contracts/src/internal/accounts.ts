/** A place in the active people of all platforms, which are ordered by platform and person. */
export interface AccountPlace {
  /** The platform. */
  platformId: string;
  /** The person. */
  userId: string;
}

/** `POST /internal/active-accounts` on identity: who is active, for billing to compare its seats with. */
export interface ActiveAccountsRequest {
  /** Where to go on; left out for the first page. */
  after?: AccountPlace;
  /** At most so many, up to 1,000. */
  limit: number;
}

/** `POST /internal/account-states` on identity: what has become of these people, at most 1,000. */
export interface AccountStatesRequest {
  /** The people. */
  userIds: string[];
}

/** The account of a person. */
export interface AccountState extends AccountPlace {
  /** Whether the person can sign in and is billable, but for Z-09. */
  isActive: boolean;
  /** Version of the person: that of the newest event about them. */
  version: number;
  /** When they became active the last time, as far as that is known; ISO 8601. */
  activatedAt: string | null;
  /** When they were deleted, while they are; ISO 8601. */
  deletedAt: string | null;
}

/** Answer to {@link ActiveAccountsRequest}, fewer than asked for on the last page, and to {@link AccountStatesRequest}. */
export interface AccountStatesAnswer {
  /** The accounts, ordered by platform and person. */
  items: AccountState[];
}

/** `POST /internal/account-names` on identity: who these people of one platform are, at most 1,000; for bills. */
export interface AccountNamesRequest {
  /** The platform. */
  platformId: string;
  /** The people. */
  userIds: string[];
}

/** Who a person is. */
export interface AccountName {
  /** The person. */
  userId: string;
  /** What became of them; the names of erased people are gone (T13). */
  status: 'invited' | 'active' | 'deleted' | 'erased';
  /** First and last name; null once they are erased. */
  displayName: string | null;
  /** Email or else username; null once they are erased. */
  login: string | null;
}

/** Answer to {@link AccountNamesRequest}; who is not of the platform is left out. */
export interface AccountNamesAnswer {
  /** The people. */
  items: AccountName[];
}
