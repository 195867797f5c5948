import type { ProblemDocument } from '../problems/problem-document.js';

/** A peer refused a call (4xx). Unless it is handled, the caller of this service gets the same refusal. */
export class RemoteProblem extends Error {
  override readonly name = 'RemoteProblem';

  constructor(
    readonly status: number,
    /** The code of the problem; compare with this, not with the text. */
    readonly code: string,
    readonly problem: ProblemDocument,
  ) {
    super(`${status} ${code}: ${problem.detail}`);
  }
}
