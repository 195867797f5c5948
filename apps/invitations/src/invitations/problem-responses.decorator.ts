import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { PROBLEMS, type ProblemCode } from '@rollcall/platform';

const schemaOf = (codes: ProblemCode[]) => ({
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string', enum: codes },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      description: 'Every bad field, for `invalid_input`.',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
});

/** Documents the problems (RFC 9457) that a route can answer, by their codes. */
export function ProblemResponses(...codes: ProblemCode[]): MethodDecorator {
  const statuses = new Set(codes.map((code) => PROBLEMS[code].status));
  return applyDecorators(
    ...[...statuses].map((status) => {
      const ofStatus = codes.filter((code) => PROBLEMS[code].status === status);
      return ApiResponse({
        status,
        description: ofStatus.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '),
        content: { 'application/problem+json': { schema: schemaOf(ofStatus) } },
      });
    }),
  );
}
