/** `POST /internal/deletion-dates` on identity: when people are deleted, as it stands now; at most 500. */
export interface DeletionDatesRequest {
  /** The people. */
  userIds: string[];
}

/** When one person is deleted. */
export interface DeletionDate {
  /** The person. */
  userId: string;
  /** The day, `YYYY-MM-DD`, at whose midnight the account ends where the platform is; null when none is set. */
  deletionDate: string | null;
}

/** Answer to {@link DeletionDatesRequest}: those of the people who are not deleted. */
export interface DeletionDatesAnswer {
  /** In no particular order. */
  items: DeletionDate[];
}
