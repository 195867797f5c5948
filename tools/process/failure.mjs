/** Something that a person can put right, told in one line; the program ends with it and shows no stack. */
export class Failure extends Error {}

/** What the program says when it ends early, and the exit code it ends with. */
export function reportFailure(error) {
  const isPlain = error instanceof Failure || error?.name === 'EmbeddedPostgresError';
  console.error(isPlain ? `✗ ${error.message}` : error);
  process.exitCode = 1;
}
