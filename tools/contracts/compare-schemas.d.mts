/** See compare-schemas.mjs. */
export function compareSchemas(published: object, current: object): { path: string; problem: string }[];
