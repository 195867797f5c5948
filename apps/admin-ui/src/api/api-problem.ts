import type { components } from './schema.js';

/** A field of the caller's input that was refused, and why. */
export type FieldFault = components['schemas']['FieldError'];

/** An answer of the API that says no (RFC 9457), or that none came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    /** HTTP status; 0 when nothing answered. */
    readonly status: number,
    /** Stable code of the problem; `unreachable` when nothing answered. */
    readonly code: string,
    /** What is wrong and what to do, in English. */
    readonly detail: string,
    /** By which the call is found in the logs. */
    readonly requestId: string | null,
    /** Every field that was refused. */
    readonly faults: readonly FieldFault[],
  ) {
    super(detail);
  }

  /** Reads the answer of a call that failed. */
  static async of(response: Response): Promise<ApiProblem> {
    const body = await readBody(response);
    const requestId = body.requestId ?? response.headers.get('x-request-id');
    const code = body.code ?? (response.status >= 500 ? 'service_unavailable' : 'unexpected_answer');
    const detail = body.detail ?? body.title ?? response.statusText;
    return new ApiProblem(response.status, code, detail, requestId ?? null, body.errors ?? []);
  }

  /** For calls that got no answer at all. */
  static unreachable(): ApiProblem {
    return new ApiProblem(0, 'unreachable', 'Nothing answered.', null, []);
  }
}

type ProblemBody = Partial<components['schemas']['Problem']>;

async function readBody(response: Response): Promise<ProblemBody> {
  try {
    return (await response.json()) as ProblemBody;
  } catch {
    // A proxy in between may answer in words of its own; the status says enough.
    return {};
  }
}
