import { ApiProblem } from '../api/api-problem.js';

/** What the API said about each field, by its name, so that it stands at the field. */
export function fieldFaults(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiProblem)) return {};
  // `groupIds[0]` belongs to the field `groupIds`.
  return Object.fromEntries(error.faults.map(({ path, message }) => [path.replace(/[.[].*$/, ''), message]));
}
