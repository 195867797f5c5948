/** What an import knows how to read, by the names that the API uses for them. */
export const IMPORT_COLUMNS = [
  'email',
  'username',
  'firstName',
  'lastName',
  'groups',
  'roles',
  'language',
  'password',
  'deletionDate',
  'additionalInformation',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
